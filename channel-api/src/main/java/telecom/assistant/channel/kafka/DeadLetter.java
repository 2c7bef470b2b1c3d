package telecom.assistant.channel.kafka;

import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Why a record is moved to {@link Topics#DEAD_LETTER}. Its message and that of its cause become Kafka headers, so they
 * only name the kinds of failure and the place in our code, and contain nothing that the failure might quote.
 */
public final class DeadLetter extends RuntimeException {

    /** The header of a record that an operator has put back. Its value is the time, as ISO 8601 writes it. */
    public static final String REPLAYED_HEADER = "dead-letter-replayed";

    private static final long serialVersionUID = 1L;
    private static final String OUR_CODE = "telecom.assistant.";
    private static final int DEEPEST_CAUSE = 20;

    public DeadLetter(Throwable failure) {
        super(name(unwrapped(failure)), new Origin(root(failure)), false, false);
    }

    /** The failure itself, out of what carries it from one thread to another. */
    private static Throwable unwrapped(Throwable failure) {
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }

    /** Where it began. What retries give up with has the original failure among those that it suppresses. */
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

    /** The first failure of all, by its kind and by the place in our code where it came up. */
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
