package telecom.assistant.benchmarks.turns;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.local.model.ModelStandIn;

/**
 * What a user asks. No two questions of a run are the same, and the stand-in repeats them, so a reply shows to which it
 * belongs.
 */
record Question(long number) {

    /** The length of an answer. */
    static final int TOKENS = 40;

    private static final String BEGINNING = "Answer";
    private static final Pattern REPLY =
            Pattern.compile("Answer (\\d{1,12}) to: Why is my bill higher this month, question (\\d{1,12})\\?");

    String text() {
        return "Why is my bill higher this month, question " + number + "?";
    }

    /** Whether a reply that grows has words of the model yet; before them the system may say that an AI answers. */
    static boolean hasWords(String text) {
        return text.contains(BEGINNING);
    }

    /** The number of the request to the model that a reply comes from; empty if it comes from none. */
    static OptionalLong request(String reply) {
        return number(reply, 1);
    }

    /** The number of the question that a reply answers; empty if it answers none. */
    static OptionalLong answered(String reply) {
        return number(reply, 2);
    }

    private static OptionalLong number(String reply, int group) {
        Matcher found = REPLY.matcher(reply);
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(group))) : OptionalLong.empty();
    }

    /** Whether a reply ends with all that the model said to this question, and nothing else but the system's words precede. */
    boolean isWhole(String reply) {
        OptionalLong request = request(reply);
        if (request.isEmpty()) {
            return false;
        }
        String said = ModelStandIn.echoedInTokens(TOKENS, request.getAsLong(), text());
        return reply.endsWith(said) && !hasWords(reply.substring(0, reply.length() - said.length()));
    }
}
