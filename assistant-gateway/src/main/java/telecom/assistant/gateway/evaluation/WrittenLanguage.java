package telecom.assistant.gateway.evaluation;

import java.util.Optional;

/** Tells by its letters whether a text is written in Korean or in English. */
final class WrittenLanguage {

    /** How many Latin letters a Hangul syllable counts for. */
    private static final int LETTERS_OF_SYLLABLE = 2;

    private static final int LEAST_LETTERS = 6;

    private WrittenLanguage() {}

    /** {@code ko} or {@code en}; empty if the text has too few letters to decide. */
    static Optional<String> of(String text) {
        long hangul = LETTERS_OF_SYLLABLE
                * text.codePoints()
                        .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL)
                        .count();
        long latin = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                .count();
        if (hangul + latin < LEAST_LETTERS) {
            return Optional.empty();
        }
        return Optional.of(hangul >= latin ? "ko" : "en");
    }
}
