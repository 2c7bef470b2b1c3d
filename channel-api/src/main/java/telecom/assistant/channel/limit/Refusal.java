package telecom.assistant.channel.limit;

import java.util.Optional;
import telecom.assistant.channel.Language;

/**
 * The refusal to pass a message on.
 *
 * @param explanation the text to send to the subscriber; empty when it has already been sent
 */
public record Refusal(Cause cause, Optional<Explanation> explanation) {

    /** The limit that the message exceeds. */
    public enum Cause {
        TOO_MANY,
        REPEATED
    }

    /** An explanation in both languages. */
    public record Explanation(String ko, String en) {

        /** The explanation in the given language (BCP 47). */
        public String in(String language) {
            return Language.choose(language, ko, en);
        }
    }
}
