package telecom.assistant.channel.sms.inbound;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A request that every SMS service has to understand. A text has to consist of nothing else to count as one. */
enum Keyword {
    OPT_OUT(text -> EnglishConsent.isOptOut(text) || KoreanConsent.isOptOut(text)),
    OPT_IN(text -> EnglishConsent.isOptIn(text) || KoreanConsent.isOptIn(text)),
    /** An opt-in if the subscriber has opted out; from anybody else, it is the answer to a question. */
    OPT_IN_AFTER_OPT_OUT(text -> text.list().equals(List.of("yes"))),
    HELP(text -> List.of("help", "info", "도움말").contains(text.joined()));

    /** The length of one segment; anything longer is more than a keyword. */
    private static final int LONGEST = 160;

    private final Predicate<PlainWords> matcher;

    Keyword(Predicate<PlainWords> matcher) {
        this.matcher = matcher;
    }

    /** Whether a subscriber who has opted out can use it to opt in again. */
    boolean optsInAfterOptOut() {
        return this == OPT_IN || this == OPT_IN_AFTER_OPT_OUT;
    }

    /** The keyword of which a text consists, however it is spelled; empty if there is none. */
    static Optional<Keyword> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        PlainWords words = PlainWords.of(text);
        return Arrays.stream(values())
                .filter(keyword -> keyword.matcher.test(words))
                .findFirst();
    }
}
