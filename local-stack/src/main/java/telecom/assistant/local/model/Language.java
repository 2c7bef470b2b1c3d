package telecom.assistant.local.model;

import java.util.Locale;

/** The two languages of the script; a text is Korean as soon as it contains Hangul. */
enum Language {
    KO,
    EN;

    static Language of(String text) {
        boolean hangul =
                text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
        return hangul ? KO : EN;
    }

    /** Key of this language in the script's files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
