package telecom.assistant.model.resilience;

import io.github.resilience4j.retry.Retry;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.time.Duration;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.reactive.GuardedStream;
import telecom.assistant.model.reactive.StreamGuard;

/**
 * Asks again after a pause, as the {@link Retry} policy says. Cancelling ends the pause as well.
 *
 * @param retry the policy, which decides from the failure alone; see {@link RetryPolicy}
 */
public record RetryingModelClient(ModelClient inner, Retry retry, Vertx vertx) implements ModelClient {

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return GuardedStream.of(() -> new Attempts(request), Attempts::next);
    }

    private final class Attempts implements StreamGuard<ModelChunk> {
        private final ModelRequest request;
        private final Retry.AsyncContext<Void> context = retry.asyncContext();

        Attempts(ModelRequest request) {
            this.request = request;
        }

        Multi<ModelChunk> next() {
            return inner.stream(request);
        }

        @Override
        public Multi<ModelChunk> insteadOf(Throwable failure) {
            long pauseMillis = context.onError(failure);
            return pauseMillis < 1 ? null : Pause.before(vertx, Duration.ofMillis(pauseMillis), this::next);
        }

        @Override
        public void ended(Throwable failure, boolean cancelled, boolean answered) {
            if (failure == null && !cancelled) {
                context.onComplete();
            } else if (failure != null && answered) {
                context.onError(failure);
            }
        }
    }
}
