package telecom.assistant.gateway.incident;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Decides whether a message asks about an outage. Matches the message clause by clause; spaces in Korean do not matter.
 */
final class OutageQuestion {

    private static final Pattern CLAUSES = Pattern.compile(
            "(?<=[.!?\\n"
                    + "])\\s+|\\s+(?:그리고|그런데|근데|그리구|또한|참고로)\\s+|\\bplus\\b|\\band"
                    + " (?:also|what|how|when|can|could|please|tell)\\b|\\balso\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private OutageQuestion() {}

    static MessageTopic in(String message) {
        String plain = Normalizer.normalize(message, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        List<String> clauses =
                CLAUSES.splitAsStream(plain).filter(clause -> !clause.isBlank()).toList();
        boolean asks = clauses.stream().anyMatch(clause -> wording(plain).reportsOutage(form(clause)));
        if (!asks) {
            return MessageTopic.OTHER;
        }
        boolean more = clauses.stream()
                .map(OutageQuestion::form)
                .anyMatch(clause ->
                        !wording(plain).reportsOutage(clause) && wording(plain).isOtherQuestion(clause));
        return more ? MessageTopic.OUTAGE_AND_MORE : MessageTopic.OUTAGE;
    }

    private static Wording wording(String message) {
        return HANGUL.matcher(message).find() ? Wording.KOREAN : Wording.ENGLISH;
    }

    private static String form(String clause) {
        return HANGUL.matcher(clause).find() ? SPACE.matcher(clause).replaceAll("") : clause;
    }
}
