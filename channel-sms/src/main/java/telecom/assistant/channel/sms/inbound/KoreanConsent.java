package telecom.assistant.channel.sms.inbound;

import java.util.regex.Pattern;

/**
 * Recognises requests in Korean to opt out of our texts or to opt in again, however they are spaced. A text counts only
 * if all of it belongs to the request: a keyword or prohibition, our texts as its object, polite endings. With anything
 * else in it, the text goes to the assistant: <em>로밍</em> 거부, 수신거부 <em>방법</em> 알려줘. Repetitions are possessive, so that
 * no text takes long to match; where one alternative begins with another, the longer one therefore comes first.
 */
final class KoreanConsent {

    private static final String TEXTS = "(?:(?:광고|홍보|스팸)?(?:문자|메시지|메세지|sms|톡|광고|홍보|스팸)+(?:들)?(?:을|를|은|는|좀|도)?)";

    private static final String BEFORE =
            "(?:네|예|아니요|아뇨|제발|좀|이제|앞으로|더이상|더는|다시는|그냥|죄송하지만|죄송합니다만|안녕하세요|저는|저|이번호로|이번호|이런" + "|please)*+";

    /** Any number of polite endings and requests: 요, 합니다, 해 주세요, 부탁드립니다. */
    private static final String ENDING = "(?:요|욤|용|이요|임|함|합니다|입니다|이에요|예요|하고싶(?:어요?|습니다)|하길원(?:해요?|합니다)|원(?:해요?|합니다)"
            + "|할(?:게요?|께요?|래요?)|하겠(?:습니다|어요?)|하?세요|하?십시오|하시기바랍니다|해(?:요)?|해?주(?:세요|십시오|십쇼|시기바랍니다|시길바랍니다|라|시면감사하겠습니다)"
            + "|해?줘(?:요)?|해?달라(?:고요)?|해?주실수있(?:나요|을까요|어요)|시켜|바랍니다|바래요|바람|부탁(?:해요?|합니다|드려요|드립니다|드릴게요)?|신청|처리|의사|표시"
            + "|please|pls|감사(?:합니다|해요)?|고맙습니다|수고하세요|좀|을|를)*+";

    private static final String REFUSAL = TEXTS + "?(?:수신(?:을|를)?)?거부|수신(?:을|를)?(?:중단|중지|차단)"
            + "|수신(?:에)?동의(?:를)?(?:철회|취소|해지|해제)|(?:stop|unsubscribe|optout|스톱|스탑올|스탑)";

    private static final String STOP_SENDING = TEXTS + "?(?:이제|더이상)?그만(?:좀)?(?:보내|받)(?!지)(?:을|겠|고싶|아|셔|시)?"
            + "|그만(?:좀)?(?:해(?:요|주세요|라)?|하세요|하십시오)?"
            + '|' + TEXTS + "(?:이제|더이상)?(?:그만|중단|중지|멈춰|발송(?:을)?(?:중단|중지)|전송(?:을)?(?:중단|중지))";

    private static final String PROHIBITION =
            TEXTS + "?(?:좀|이제|더이상)?(?:보내|발송하|전송하)지(?:좀|는|를)?(?:마|말)(?:세|십시|시|아|라|고)?(?:오)?" + '|' + TEXTS
                    + "(?:더이상)?(?:안받(?:을|겠|고싶)|받(?:기싫|고싶지않|지않(?:을|겠))|필요없)(?:게|께|래|어|습니다|아|을게)?";

    private static final Pattern OPT_OUT = Pattern.compile(
            BEFORE + "(?:(?:" + REFUSAL + '|' + STOP_SENDING + '|' + PROHIBITION + ")" + ENDING + ")++");

    private static final Pattern OPT_IN = Pattern.compile(BEFORE
            + "(?:" + TEXTS + "?수신(?:에)?동의|" + TEXTS + "?수신거부(?:를)?(?:해제|해지|취소|철회)"
            + "|(?:" + TEXTS + "다시|다시" + TEXTS + ")(?:보내|받(?:을|겠|고싶))(?:게|께|래|어|습니다)?)" + ENDING);

    private KoreanConsent() {}

    static boolean isOptOut(PlainWords text) {
        return OPT_OUT.matcher(text.joined()).matches();
    }

    static boolean isOptIn(PlainWords text) {
        return OPT_IN.matcher(text.joined()).matches();
    }
}
