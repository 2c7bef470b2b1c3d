package telecom.assistant.gateway.claim;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import telecom.assistant.gateway.tool.Act;

/** Finds claims in the sentences of replies, in Korean and English. */
final class Claims {

    /** Words for acts and their objects. A sentence that has none of them claims nothing. */
    private static final String KOREAN = "문자|메시지|메세지|메일|링크|안내문|발송|전송|보냈|보내|접수|신고|등록|티켓|상담원|상담사|담당|기술팀|전달|요청"
            + "|연결|이관|호출|변경|바꿨|바꾸|바꿔|바뀌|해지|환불|취소|신청|가입|개통|정지|해제|차단|예약|충전|감면|할인|적용|추가|수정|삭제"
            + "|초기화|재발급|재설정|설정|활성화|복구|연장|인하|면제|보상|전환|결합|환급|처리|조치|완료|진행|마무리|부가서비스|컬러링|로밍|유심"
            + "|청구서|자동이체|결제|쿠폰|명의|납부일|고장|장애|비밀번호|주소|분실|드렸|드린";

    private static final String ADVERBS =
            "(?:\\s+(?:just|now|already|also|successfully|then|since|gone ahead and|went ahead and))*";
    private static final String VERB = String.join(
            "|",
            EnglishClaims.SENT,
            EnglishClaims.REPORTED,
            EnglishClaims.CALLED,
            EnglishClaims.PASSED_ON,
            EnglishClaims.CHANGED,
            EnglishClaims.BILLED,
            EnglishClaims.FINISHED);

    private static final String OBJECT =
            "tickets?|texts?|sms|messages?|e-?mails?|links?|refunds?|plans?|orders?|subscriptions?"
                    + "|requests?|appointments?|visits?|reservations?|roaming|lines?|sims?|passwords?|address|discounts?|charges?|credits?|problems?|issues?|faults?|outages?|reports?|services?|ringback|reference|case|data"
                    + " roaming";

    private static final Pattern TRIGGER = Pattern.compile(
            KOREAN
                    + "|(?<![A-Za-z])(?:(?:I|We)(?:['’]ve|['’]m|['’]re|\\s+have|\\s+had|\\s+am|\\s+are|\\s+was|\\s+were)?"
                    + ADVERBS
                    + "\\s+(?:been able to|able to|managed"
                    + " to|transferring|connecting|putting|sending|texting|cancel?ling|changing"
                    + "|refunding|processing|opening|filing|submitting|" + VERB
                    + ")|(?:(?:your|the|a|an|my|this|that)\\s+){0,2}(?:" + OBJECT
                    + ")(?![A-Za-z])|you(?:['’]ve|['’]re|\\s+have|\\s+are)\\s+(?:now|been|all)|(?:it|that|everything)(?:['’]s|"
                    + " is)\\s+(?:all\\s+)?(?:done|set)|all (?:done|set)|done|successfully|" + VERB + ")",
            Pattern.CASE_INSENSITIVE);

    /** Counts as a trigger only once the whole word is there: its beginning, 요금 (bill), is too frequent. */
    private static final String PLAN = "요금제";

    private Claims() {}

    /**
     * The index at which a word for an act or its object begins, or may begin if the text goes on; the length of the
     * text if there is none.
     *
     * @param whole whether the text is complete
     */
    static int firstTrigger(CharSequence text, int from, boolean whole) {
        Matcher trigger = TRIGGER.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int i = from; i < text.length(); i++) {
            if (!Character.isLetter(text.charAt(i))) {
                continue;
            }
            boolean here = trigger.region(i, text.length()).lookingAt();
            if (here || (trigger.hitEnd() && !whole) || startsWithPlan(text, i)) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean startsWithPlan(CharSequence text, int at) {
        int end = at + PLAN.length();
        return end <= text.length() && PLAN.contentEquals(text.subSequence(at, end));
    }

    /** Whether a sentence claims an act that was not done. */
    static boolean claimsMoreThan(String sentence, Collection<Act> done) {
        return Stream.concat(KoreanClaims.claimsIn(sentence), EnglishClaims.claimsIn(sentence))
                .anyMatch(claim -> !claim.isProvedBy(done));
    }
}
