package telecom.assistant.benchmarks.load;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import telecom.assistant.benchmarks.promise.Received;

/** Recognises replies: the application's own English phrases, under its default settings, and the inference tier's echo. */
public final class ReplyPatterns {

    private static final String APOLOGY = "I'm sorry, I can't answer right now.";
    private static final String SAY_AGAIN = "Please say that again.";
    private static final String ANSWER = "Answer ";
    private static final String OVER = "Over.";

    private static final Pattern GENERATION = Pattern.compile("(?:Answer |[a-z]-)(\\d{1,12})\\b");

    private ReplyPatterns() {}

    /** The number of the model request that this text of a reply comes from; empty if the text does not contain it. */
    public static OptionalLong generation(String text) {
        return GENERATION
                .matcher(text)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max();
    }

    /** Whether the text contains the beginning of an answer. */
    public static boolean isBeginning(String text) {
        return text.contains(ANSWER);
    }

    /** Whether the text ends with the end of an answer. */
    public static boolean isEnd(String text) {
        return text.endsWith(OVER);
    }

    static boolean isApology(String text) {
        return text.contains(APOLOGY);
    }

    static boolean asksAgain(String text) {
        return text.endsWith(SAY_AGAIN);
    }

    /** Classifies a reply that was sent or spoken to its end. */
    static Received.Kind kindOf(String text) {
        if (isApology(text)) {
            return Received.Kind.APOLOGY;
        }
        return isBeginning(text) && isEnd(text) ? Received.Kind.ANSWER : Received.Kind.PART;
    }
}
