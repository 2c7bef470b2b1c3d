package telecom.assistant.benchmarks.load;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import telecom.assistant.benchmarks.promise.Received;

/** What the application says of itself in English, by its default settings, and what the inference tier's echo looks like. */
public final class SystemWords {

    private static final String APOLOGY = "I'm sorry, I can't answer right now.";
    private static final String SAY_AGAIN = "Please say that again.";
    private static final String ANSWER = "Answer ";
    private static final String OVER = "Over.";

    private static final Pattern GENERATION = Pattern.compile("(?:Answer |[a-z]-)(\\d{1,12})\\b");

    private SystemWords() {}

    /** The number of the model's request that words of a reply came from; empty when they do not show it. */
    public static OptionalLong generation(String words) {
        return GENERATION
                .matcher(words)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max();
    }

    /** Whether words are the beginning of an answer. */
    public static boolean isBeginning(String words) {
        return words.contains(ANSWER);
    }

    /** Whether words are the end of an answer. */
    public static boolean isEnd(String words) {
        return words.endsWith(OVER);
    }

    static boolean isApology(String text) {
        return text.contains(APOLOGY);
    }

    static boolean asksAgain(String text) {
        return text.endsWith(SAY_AGAIN);
    }

    /** What a text that was sent or spoken to its end is. */
    static Received.Kind kindOf(String text) {
        if (isApology(text)) {
            return Received.Kind.APOLOGY;
        }
        return isBeginning(text) && isEnd(text) ? Received.Kind.ANSWER : Received.Kind.PART;
    }
}
