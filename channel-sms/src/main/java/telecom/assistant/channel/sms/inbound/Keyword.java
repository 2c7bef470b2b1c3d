package telecom.assistant.channel.sms.inbound;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a text means that is a request which every SMS service has to understand, and nothing besides. */
enum Keyword {
    OPT_OUT(text -> EnglishConsent.isOptOut(text) || KoreanConsent.isOptOut(text)),
    OPT_IN(text -> EnglishConsent.isOptIn(text) || KoreanConsent.isOptIn(text)),
    /** An opt-in by subscribers who have opted out; from anybody else it is the answer to a question. */
    OPT_IN_AFTER_OPT_OUT(text -> text.list().equals(List.of("yes"))),
    HELP(text -> List.of("help", "info", "도움말").contains(text.joined()));

    /** As long as a text of one segment; who writes more says more than a keyword. */
    private static final int LONGEST = 160;

    private final Predicate<PlainWords> isSaidBy;

    Keyword(Predicate<PlainWords> isSaidBy) {
        this.isSaidBy = isSaidBy;
    }

    /** Whether a subscriber who has opted out opts in with it. */
    boolean optsInAfterOptOut() {
        return this == OPT_IN || this == OPT_IN_AFTER_OPT_OUT;
    }

    /** The keyword that a text says, however it is written. */
    static Optional<Keyword> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        PlainWords words = PlainWords.of(text);
        return Arrays.stream(values())
                .filter(keyword -> keyword.isSaidBy.test(words))
                .findFirst();
    }
}
