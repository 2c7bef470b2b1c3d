package telecom.assistant.benchmarks.turns;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.local.model.ModelStandIn;

/**
 * A user's question. Each question of a run is unique, and the stand-in repeats it, so that every reply shows which
 * question it answers.
 */
record Question(long number) {

    /** The length of an answer in tokens. */
    static final int TOKENS = 40;

    private static final String ANSWER_BEGINNING = "Answer";
    private static final Pattern REPLY =
            Pattern.compile("Answer (\\d{1,12}) to: Why is my bill higher this month, question (\\d{1,12})\\?");

    String text() {
        return "Why is my bill higher this month, question " + number + "?";
    }

    /**
     * Whether a growing reply contains text from the model yet. It may start with the system's notice that an AI
     * answers.
     */
    static boolean hasModelText(String text) {
        return text.contains(ANSWER_BEGINNING);
    }

    /** The number of the model request that produced a reply; empty if none did. */
    static OptionalLong requestNumber(String reply) {
        return number(reply, 1);
    }

    /** The number of the question that a reply answers; empty if it answers none. */
    static OptionalLong answeredQuestion(String reply) {
        return number(reply, 2);
    }

    private static OptionalLong number(String reply, int group) {
        Matcher found = REPLY.matcher(reply);
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(group))) : OptionalLong.empty();
    }

    /**
     * Whether a reply ends with the model's whole answer to this question. Only the system's notice may precede it.
     */
    boolean isWhole(String reply) {
        OptionalLong request = requestNumber(reply);
        if (request.isEmpty()) {
            return false;
        }
        String said = ModelStandIn.echoedInTokens(TOKENS, request.getAsLong(), text());
        return reply.endsWith(said) && !hasModelText(reply.substring(0, reply.length() - said.length()));
    }
}
