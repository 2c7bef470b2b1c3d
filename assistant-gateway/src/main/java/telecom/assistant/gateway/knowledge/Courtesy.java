package telecom.assistant.gateway.knowledge;

import java.util.regex.Pattern;

/** Recognizes messages that ask nothing, because they consist of greetings, thanks and bare answers. */
final class Courtesy {

    private static final String KOREAN = "네+|넵|넹|예+|응+|아니요?|아니오|아뇨|맞아요?|맞습니다|그래요?|정말|너무|여보세요"
            + "|안녕\\p{L}{0,4}|감사\\p{L}{0,4}|고마\\p{L}{0,4}|고맙\\p{L}{0,4}|알겠\\p{L}{0,4}"
            + "|됐(?:어요?|습니다|네요|고요)|괜찮(?:아요?|습니다|네요)|수고(?:하\\p{L}{1,4})?|많으\\p{L}{1,4}"
            + "|잠시만(?:요|기다려주세요)?|기다려(?:주세요)?|주세요|계세요";

    private static final String ENGLISH = "hi|hello|hey|there|thanks?|thank you|so much|very much|a lot|ok(?:ay)?"
            + "|yes|yeah|yep|no|nope|no problem|sure|please|got it|bye|goodbye"
            + "|good (?:morning|afternoon|evening|night)";

    /** Whole words only: "no" and "예" are answers, but "no signal" and "예약" are about something. */
    private static final Pattern WORDS = Pattern.compile(
            "^[^\\p{L}\\p{N}]*(?:(?:" + KOREAN + "|" + ENGLISH + ")(?![\\p{L}\\p{N}])[^\\p{L}\\p{N}]*+){1,8}$",
            Pattern.CASE_INSENSITIVE);

    private Courtesy() {}

    static boolean isAll(String message) {
        return WORDS.matcher(message).find();
    }
}
