package telecom.assistant.benchmarks.load;

/** What the application says of itself in English, by its default settings. */
final class SystemWords {

    private static final String APOLOGY = "I'm sorry, I can't answer right now.";
    private static final String SAY_AGAIN = "Please say that again.";
    private static final String ANSWER = "Answer ";
    private static final String OVER = "Over.";

    private SystemWords() {}

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
