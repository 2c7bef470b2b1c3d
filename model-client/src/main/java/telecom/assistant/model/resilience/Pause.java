package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.reactive.ThenStream;

/** A wait that blocks no thread. */
final class Pause {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private Pause() {}

    /**
     * The stream, requested after the wait. A cancellation during the wait ends it, and the stream is never requested.
     */
    static Multi<ModelChunk> before(Vertx vertx, Duration wait, Supplier<Multi<ModelChunk>> stream) {
        // Rounded up, because waking even a fraction of a millisecond early would break the limit behind the wait.
        long millis = (wait.toNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
        return millis == 0 ? stream.get() : ThenStream.after(timer(vertx, millis), ignored -> stream.get());
    }

    private static Uni<Void> timer(Vertx vertx, long millis) {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(millis, fired -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}
