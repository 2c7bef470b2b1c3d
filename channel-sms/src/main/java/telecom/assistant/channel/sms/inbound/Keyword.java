package telecom.assistant.channel.sms.inbound;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The meaning of a text that is nothing but one of the words that every SMS service has to understand. */
enum Keyword {
    OPT_OUT,
    OPT_IN,
    /** An opt-in by subscribers who have opted out; from anybody else it is the answer to a question. */
    OPT_IN_AFTER_OPT_OUT,
    HELP;

    private static final Map<String, Keyword> BY_WORD = new HashMap<>();

    static {
        OPT_OUT.isSaidBy("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "수신거부", "거부");
        OPT_IN.isSaidBy("START", "UNSTOP", "수신동의");
        OPT_IN_AFTER_OPT_OUT.isSaidBy("YES");
        HELP.isSaidBy("HELP", "INFO", "도움말");
    }

    /** The keyword that a text consists of, in upper or lower case, with or without space around it. */
    static Optional<Keyword> of(String text) {
        // Some handsets send Hangul in decomposed form.
        String word = Normalizer.normalize(text, Normalizer.Form.NFC).strip().toUpperCase(Locale.ROOT);
        return Optional.ofNullable(BY_WORD.get(word));
    }

    private void isSaidBy(String... words) {
        for (String word : words) {
            BY_WORD.put(word, this);
        }
    }
}
