package telecom.assistant.gateway.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.SqlState;

/** Whose fault it is that a step failed. */
enum Fault {
    /** What the event contains, or how the engine handles it: it would fail again. */
    EVENT,
    /** Another engine has taken the conversation over, or has its partition. */
    LOST_CONVERSATION,
    /** The database or Kafka is away or too slow; the event has nothing to do with it. */
    INFRASTRUCTURE;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    static Fault of(Throwable failure) {
        if (failure instanceof FencedException || failure instanceof Assignment.OverException) {
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

    /** Repeats an attempt that an outage has failed, for as long as the patience lasts. */
    static <T> Uni<T> retryingOutages(Uni<T> attempt, Duration patience) {
        return patience.isZero()
                ? attempt
                : attempt.onFailure(failure -> of(failure) == INFRASTRUCTURE)
                        .retry()
                        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .expireIn(patience.toMillis());
    }

    /** Runs a part of the engine whose failure has to do with nothing but the event. */
    static void ofEvent(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException mistake) {
            throw new UndecidedException(mistake);
        }
    }

    private static boolean isOfTheEvent(Throwable failure) {
        return failure instanceof UndecidedException
                || failure instanceof RefusedException
                || failure instanceof RecordTooLargeException
                || failure instanceof SerializationException
                || failure instanceof JsonProcessingException
                || SqlState.isPermanent(failure);
    }

    /** The engine has no answer to an event, which is a mistake in its code. */
    static final class UndecidedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UndecidedException(RuntimeException cause) {
            super(cause);
        }
    }
}
