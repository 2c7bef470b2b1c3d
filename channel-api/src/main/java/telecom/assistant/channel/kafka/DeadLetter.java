package telecom.assistant.channel.kafka;

import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * The reason why a record is moved to {@link Topics#DEAD_LETTER}. Its message and its cause's message become Kafka
 * headers, so they contain only the types of the failures and a place in our code, never the failures' own messages,
 * which might quote data.
 */
public final class DeadLetter extends RuntimeException {

    /** The header of a record that an operator has put back on its topic. Its value is the time in ISO 8601 format. */
    public static final String REPLAYED_HEADER = "dead-letter-replayed";

    private static final long serialVersionUID = 1L;
    private static final String OUR_CODE = "telecom.assistant.";
    private static final int DEEPEST_CAUSE = 20;

    public DeadLetter(Throwable failure) {
        super(name(unwrapped(failure)), new Origin(root(failure)), false, false);
    }

    /** The failure itself, without the exceptions that wrap it on its way from thread to thread. */
    private static Throwable unwrapped(Throwable failure) {
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }

    /** The original failure. When retries give up, it is among the suppressed exceptions of the final one. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < DEEPEST_CAUSE; depth++) {
            Throwable[] suppressed = root.getSuppressed();
            Throwable next = root.getCause() != null || suppressed.length == 0 ? root.getCause() : suppressed[0];
            if (next == null) {
                return root;
            }
            root = next;
        }
        return root;
    }

    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    /** The type of the original failure and the place in our code where it occurred. */
    private static final class Origin extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Origin(Throwable root) {
            super(name(root) + place(root.getStackTrace()), null, false, false);
        }

        private static String place(StackTraceElement... frames) {
            Stream<StackTraceElement> ours =
                    Arrays.stream(frames).filter(frame -> frame.getClassName().startsWith(OUR_CODE));
            return ours.findFirst()
                    .map(frame ->
                            " at " + frame.getClassName().substring(OUR_CODE.length()) + ":" + frame.getLineNumber())
                    .orElse("");
        }
    }
}
