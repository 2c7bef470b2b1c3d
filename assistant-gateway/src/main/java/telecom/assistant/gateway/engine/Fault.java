package telecom.assistant.gateway.engine;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;

/** Whose fault it is that a step failed. */
enum Fault {
    /** What the event contains, or how the engine handles it: it would fail again. */
    EVENT,
    /** Another engine has taken the conversation over. */
    LOST_CONVERSATION,
    /** The database or Kafka is away or too slow; the event has nothing to do with it. */
    INFRASTRUCTURE;

    static Fault of(Throwable failure) {
        if (failure instanceof FencedException) {
            return LOST_CONVERSATION;
        }
        // A failure that outlasts its retries is the cause of what arrives here.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOfTheEvent(cause)) {
                return EVENT;
            }
        }
        return INFRASTRUCTURE;
    }

    private static boolean isOfTheEvent(Throwable failure) {
        return failure instanceof UndecidedException
                || failure instanceof RefusedException
                || failure instanceof RecordTooLargeException
                || failure instanceof SerializationException;
    }

    /** The engine has no answer to an event, which is a mistake in its code. */
    static final class UndecidedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UndecidedException(RuntimeException cause) {
            super(cause);
        }
    }
}
