package telecom.assistant.model.resilience;

import io.github.resilience4j.retry.Retry;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.time.Duration;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;

/**
 * Asks again after a pause, as the {@link Retry} policy says. Cancelling ends the pause as well.
 *
 * @param retry decides by the failure alone; see {@link RetryPolicy}
 */
public record RetryingModelClient(ModelClient inner, Retry retry, Vertx vertx) implements ModelClient {

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return Multi.createFrom().deferred(() -> {
            Retry.AsyncContext<Void> retryContext = retry.asyncContext();
            return attempt(request, retryContext).onCompletion().invoke(retryContext::onComplete);
        });
    }

    private Multi<ModelChunk> attempt(ModelRequest request, Retry.AsyncContext<Void> retryContext) {
        return inner.stream(request).onFailure().recoverWithMulti(failure -> {
            long pauseMillis = retryContext.onError(failure);
            return pauseMillis < 1
                    ? Multi.createFrom().failure(failure)
                    : Pause.before(vertx, Duration.ofMillis(pauseMillis), () -> attempt(request, retryContext));
        });
    }
}
