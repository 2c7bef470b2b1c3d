package telecom.assistant.gateway.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.SqlState;

/** Who or what is to blame for a failed step. */
enum Fault {
    /** The event's content, or how the engine handles it; the step would fail again. */
    EVENT,
    /** Another engine has taken the conversation over, or has its partition. */
    LOST_CONVERSATION,
    /** The database or Kafka is unavailable or too slow; the event has nothing to do with it. */
    INFRASTRUCTURE;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    static Fault of(Throwable failure) {
        if (failure instanceof FencedException || failure instanceof Assignment.AssignmentEndedException) {
            return LOST_CONVERSATION;
        }
        // Once retries are exhausted, the original failure is the cause of the one that arrives here.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isCausedByEvent(cause)) {
                return EVENT;
            }
        }
        return INFRASTRUCTURE;
    }

    /** Repeats an attempt that fails because of an outage, until the attempt succeeds or the patience runs out. */
    static <T> Uni<T> retryingOutages(Uni<T> attempt, Duration patience) {
        return patience.isZero()
                ? attempt
                : attempt.onFailure(failure -> of(failure) == INFRASTRUCTURE)
                        .retry()
                        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .expireIn(patience.toMillis());
    }

    /** Runs a part of the engine, and blames the event for any failure of that part. */
    static void ofEvent(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException bug) {
            throw new UndecidedException(bug);
        }
    }

    private static boolean isCausedByEvent(Throwable failure) {
        return failure instanceof UndecidedException
                || failure instanceof RefusedException
                || failure instanceof RecordTooLargeException
                || failure instanceof SerializationException
                || failure instanceof JsonProcessingException
                || SqlState.isPermanent(failure);
    }

    /** The engine failed to work out what an event does; that is a bug. */
    static final class UndecidedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UndecidedException(RuntimeException cause) {
            super(cause);
        }
    }
}
