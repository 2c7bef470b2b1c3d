package telecom.assistant.channel.limit;

import java.util.Optional;
import telecom.assistant.channel.Language;

/**
 * Why a message is not passed on.
 *
 * @param words what the subscriber is to be told; empty when they have been told
 */
public record Refusal(Cause cause, Optional<Words> words) {

    /** The limit that the message is beyond. */
    public enum Cause {
        TOO_MANY,
        REPEATED
    }

    /** A sentence in both languages. */
    public record Words(String ko, String en) {

        /** The sentence in a language (BCP 47). */
        public String in(String language) {
            return Language.choose(language, ko, en);
        }
    }
}
