package telecom.assistant.local.model;

import java.util.Locale;

/** The languages of the script. A text that contains any Hangul is Korean. */
enum ScriptLanguage {
    KO,
    EN;

    static ScriptLanguage of(String text) {
        boolean hangul =
                text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
        return hangul ? KO : EN;
    }

    /** The key of this language in the script's files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
