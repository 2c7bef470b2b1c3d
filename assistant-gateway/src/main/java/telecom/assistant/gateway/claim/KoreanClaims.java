package telecom.assistant.gateway.claim;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import telecom.assistant.gateway.tool.Act;

/**
 * Finds claims in Korean sentences by their predicates: a noun for an act followed by a past form ({@code 변경해 드렸어요},
 * {@code 접수되었습니다}, {@code 발송 완료}), or a verb with the auxiliary {@code 드리다}. Acts of the subscriber take an honorific
 * ({@code 변경하셨어요}), which does not match; neither do negations, intentions and conditions.
 */
final class KoreanClaims {

    private static final String SENT = "발송|전송";
    private static final String REPORTED = "접수|신고|등록";
    private static final String CALLED = "연결|이관|호출";
    private static final String PASSED_ON = "전달|요청";
    private static final String BILLED = "할인|적용";
    private static final String CHANGED = "변경|해지|환불|취소|신청|가입|개통|정지|해제|차단|예약|충전|감면|추가|수정|삭제|초기화|재발급|재설정"
            + "|설정|활성화|복구|연장|인하|면제|보상|전환|결합|환급|승인|지급|발급|부여|배정|조정|반영";
    private static final String FINISHED = "처리|조치|완료|진행|마무리";

    /**
     * Endings that turn a form into something other than a claim: a question, a condition, a conjecture or reported
     * speech.
     */
    private static final String NO_CLAIM =
            "(?!\\s?다면|기\\s?때문|으면|을|는지|나요|을까|습니까|던|더라도|어야|다고|다는|(?:어요|습니다|네요|죠|지요)?\\s?[?？])";

    private static final String PAST =
            "(?:했|하였|해\\s?(?:드렸|드린|뒀|두었|놨|놓았|줬)|드렸|드린|되었|됐|시켰|시켜\\s?드렸|도와\\s?드렸|마쳤|끝냈|끝났|넣었)";
    private static final String BETWEEN = "(?:을|를|도|은|는|이|가|까지|만)?\\s*(?:(?:정상적으로|성공적으로|모두|바로|이미|방금|잘|다)\\s*)?";

    private static final Pattern PREDICATE = Pattern.compile(
            "(?:(?<sent>%s)|(?<reported>%s)|(?<called>%s)|(?<passed>%s)|(?<billed>%s)|(?<changed>%s)|(?<finished>%s))%s(?<form>%s)%s"
                    .formatted(SENT, REPORTED, CALLED, PASSED_ON, BILLED, CHANGED, FINISHED, BETWEEN, PAST, NO_CLAIM));

    /** A sentence that ends with a noun, with or without the copula. */
    private static final Pattern DONE = Pattern.compile("(?<finished>완료)(?=\\s*(?:[.!~)…]|\\z)|입니다|이에요|예요|요)");

    private static final Pattern SENT_VERB = Pattern.compile(
            "(?:보냈|보내\\s?(?:드렸|드린|뒀|두었|놨|놓았|줬)|(?:문자|메시지|메일)(?:로|으로)\\s.{0,20}?(?:안내|알려|정리|남겨|공유|회신|답)[^,]{0,8}드렸)"
                    + NO_CLAIM);

    private static final Pattern CHANGED_VERB =
            Pattern.compile("(?:바꿨|바꾸었|(?:바꿔|넣어|잡아|걸어|올려|내려|켜|꺼|빼|옮겨|맞춰|풀어|도록\\s해)\\s?(?:드렸|두었|뒀|놓았|놨))" + NO_CLAIM);

    /** Any other favour for the subscriber that is more than talking. */
    private static final Pattern FAVOUR = Pattern.compile("(?<!말씀|안내|설명|답변|추천|소개|확인|조회|인사|부탁|사과|전화|연락|불편을|심려를|혼란을|걱정을"
            + "|안내해|설명해|답변해|답해|추천해|소개해|확인해|조회해|비교해|계산해|정리해|요약해|알려|찾아|보여|도와|읽어|여쭤|여쭈어|살펴"
            + "|봐|권해|기다리게 해|번거롭게 해|불편하게 해|걱정하게 해|실망시켜)\\s?(?:드렸|드린\\s)" + NO_CLAIM);

    private static final Pattern NUMBER =
            Pattern.compile("(?:접수|티켓|신고|예약)\\s?번호(?:는|은|가|:)?\\s*[:：]?\\s*(?:[A-Za-z]{1,6}[-#]?)?[0-9][0-9-]*");

    private static final Pattern NOW =
            Pattern.compile("(?:지금|바로|현재|방금).{0,30}?(?:" + CALLED + "|" + SENT + "|" + REPORTED + "|"
                    + CHANGED + ")(?:을|를)?\\s*(?:하고\\s?있(?:어요|습니다)|해\\s?드리고\\s?있(?:어요|습니다)|(?:하는\\s)?중(?:이에요|입니다))"
                    + "(?!\\s?[?？])");

    private static final Pattern OTHERS = Pattern.compile(
            "(?:상담원|상담사|기사|매니저|직원|담당자|대리점|매장|고객|가족분?|은행|카드사)(?:\\s?[가-힣]{2,4}\\s?님|\\s?님)?(?:이|가|께서|에서)\\s[^,.]*\\z");
    private static final Pattern TRUE_ANYWAY = Pattern.compile("(?:확인|조회|검토|이해|파악|납부|결제)(?:을|를|이|가|는|은|도)?\\s*\\z");

    /** A sentence that explains a bill claims nothing. */
    private static final Pattern BILL = Pattern.compile("소액\\s?결제|부과|청구(?:가|된|되)|미납|연체");

    private static final Pattern ENTRY = Pattern.compile("미납|연체|소액\\s?결제");
    private static final Pattern PASSIVE = Pattern.compile("되었|됐|끝났");
    private static final Pattern TICKET = Pattern.compile("고장|장애|접수|품질|티켓");
    private static final Pattern CHANGE = Pattern.compile(CHANGED);
    private static final Pattern PAST_DAY =
            Pattern.compile("어제|그제|지난|이전에|예전에|작년|\\d\\s?(?:일|주|달|개월|년)\\s?전|\\d월\\s?\\d+일에|\\d월에");

    private KoreanClaims() {}

    static Stream<Claim> claimsIn(String sentence) {
        Stream.Builder<Claim> claims = Stream.builder();
        Matcher predicate = PREDICATE.matcher(sentence);
        while (predicate.find()) {
            addPredicate(sentence, predicate, claims);
        }
        DONE.matcher(sentence).results().forEach(done -> addFinished(sentence, done.start(), claims));
        add(SENT_VERB, sentence, EnumSet.of(Act.TEXT), claims);
        add(CHANGED_VERB, sentence, EnumSet.of(Act.CHANGE), claims);
        Matcher favour = FAVOUR.matcher(sentence);
        while (favour.find() && !isClaimedOtherwise(sentence)) {
            addUnlessByOthers(sentence, favour.start(), EnumSet.of(Act.CHANGE), claims);
        }
        add(NUMBER, sentence, EnumSet.of(Act.TICKET, Act.CHANGE), claims);
        add(NOW, sentence, EnumSet.of(Act.TRANSFER), claims);
        return claims.build();
    }

    private static boolean isClaimedOtherwise(String sentence) {
        return PREDICATE.matcher(sentence).find() || SENT_VERB.matcher(sentence).find();
    }

    private static void addPredicate(String sentence, Matcher found, Stream.Builder<Claim> claims) {
        if (found.group("finished") != null) {
            addFinished(sentence, found.start(), claims);
            return;
        }
        boolean passive = PASSIVE.matcher(found.group("form")).find();
        if (passive && BILL.matcher(sentence).find()) {
            return;
        }
        Set<Act> proofs = proofsOf(sentence, found);
        if (passive && PAST_DAY.matcher(sentence).find()) {
            proofs.add(Act.LOOK_UP);
        }
        if (proofs.contains(Act.TRANSFER)) {
            claims.add(new Claim(proofs));
        } else {
            addUnlessByOthers(sentence, found.start(), proofs, claims);
        }
    }

    private static Set<Act> proofsOf(String sentence, Matcher found) {
        if (found.group("sent") != null) {
            return EnumSet.of(Act.TEXT);
        }
        if (found.group("reported") != null) {
            return CHANGE.matcher(sentence).find() ? EnumSet.of(Act.TICKET, Act.CHANGE) : proofsOfReport(sentence);
        }
        if (found.group("called") != null) {
            return EnumSet.of(Act.TRANSFER);
        }
        if (found.group("passed") != null) {
            return EnumSet.of(Act.TICKET, Act.CHANGE, Act.TRANSFER);
        }
        return found.group("billed") != null ? EnumSet.of(Act.CHANGE, Act.LOOK_UP) : EnumSet.of(Act.CHANGE);
    }

    private static Set<Act> proofsOfReport(String sentence) {
        return TICKET.matcher(sentence).find() ? EnumSet.of(Act.TICKET) : EnumSet.of(Act.TICKET, Act.CHANGE);
    }

    /** Adds the claim of a word such as "done": the act comes before it, or is clear from the conversation. */
    private static void addFinished(String sentence, int at, Stream.Builder<Claim> claims) {
        String before = sentence.substring(0, at);
        if (TRUE_ANYWAY.matcher(before).find() || ENTRY.matcher(sentence).find()) {
            return;
        }
        Set<Act> proofs = EnumSet.of(Act.TEXT, Act.TICKET, Act.CHANGE);
        if (CHANGE.matcher(before).find()) {
            proofs = EnumSet.of(Act.CHANGE);
        } else if (TICKET.matcher(before).find()) {
            proofs = EnumSet.of(Act.TICKET);
        } else if (before.matches(".*(?:%s).*".formatted(SENT))) {
            proofs = EnumSet.of(Act.TEXT);
        } else if (before.matches(".*(?:%s).*".formatted(CALLED))) {
            proofs = EnumSet.of(Act.TRANSFER);
        }
        addUnlessByOthers(sentence, at, proofs, claims);
    }

    private static void add(Pattern form, String sentence, Set<Act> proofs, Stream.Builder<Claim> claims) {
        form.matcher(sentence).results().forEach(found -> addUnlessByOthers(sentence, found.start(), proofs, claims));
    }

    private static void addUnlessByOthers(String sentence, int at, Set<Act> proofs, Stream.Builder<Claim> claims) {
        if (!OTHERS.matcher(sentence.substring(0, at)).find()) {
            claims.add(new Claim(proofs));
        }
    }
}
