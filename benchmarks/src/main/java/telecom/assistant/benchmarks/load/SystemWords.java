package telecom.assistant.benchmarks.load;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What the application says of itself in English, by its default settings, and what the inference tier's echo looks like. */
final class SystemWords {

    private static final String APOLOGY = "I'm sorry, I can't answer right now.";
    private static final String SAY_AGAIN = "Please say that again.";
    private static final String ANSWER = "Answer ";
    private static final String OVER = "Over.";

    private static final Pattern FILLER = Pattern.compile("[a-z]-(\\d{1,12})\\b");

    private SystemWords() {}

    /** The number of the model's request that a piece of a reply came from, by its filler; empty when it has none. */
    static OptionalLong generation(String piece) {
        return FILLER.matcher(piece)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max();
    }

    static boolean isApology(String text) {
        return text.contains(APOLOGY);
    }

    static boolean asksAgain(String text) {
        return text.endsWith(SAY_AGAIN);
    }

    /** Whether a spoken text is a reply from its beginning to its end. */
    static boolean isWhole(String text) {
        return isApology(text) || (text.contains(ANSWER) && text.endsWith(OVER));
    }
}
