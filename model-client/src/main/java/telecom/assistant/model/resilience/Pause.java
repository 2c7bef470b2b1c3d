package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.reactive.ThenStream;

/** Waiting without a thread. */
final class Pause {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Vertx vertx;

    Pause(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The stream, asked for after the wait. Who cancels meanwhile ends the wait, and the stream is never asked for. */
    Multi<ModelChunk> before(Supplier<Multi<ModelChunk>> stream, Duration wait) {
        // Not by a fraction of a millisecond too early: whoever said how long knows.
        long millis = (wait.toNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
        return millis == 0 ? stream.get() : ThenStream.after(timer(millis), ignored -> stream.get());
    }

    private Uni<Void> timer(long millis) {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(millis, fired -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}
