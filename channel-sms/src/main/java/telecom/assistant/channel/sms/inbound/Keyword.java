package telecom.assistant.channel.sms.inbound;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The meaning of a text that consists of a single keyword which every SMS service has to understand. */
enum Keyword {
    OPT_OUT("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "수신거부", "거부"),
    OPT_IN("START", "UNSTOP", "수신동의"),
    /** An opt-in by subscribers who have opted out; from anybody else it is the answer to a question. */
    OPT_IN_AFTER_OPT_OUT("YES"),
    HELP("HELP", "INFO", "도움말");

    private final Set<String> words;

    Keyword(String... words) {
        this.words = Set.of(words);
    }

    /** The keyword that a text consists of, in upper or lower case, with or without space around it. */
    static Optional<Keyword> of(String text) {
        // Some handsets send Hangul in decomposed form.
        String word = Normalizer.normalize(text, Normalizer.Form.NFC).strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(keyword -> keyword.words.contains(word))
                .findFirst();
    }
}
