package telecom.assistant.model.resilience;

import io.github.resilience4j.retry.Retry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;

/** Asks again after a pause, as the policy of {@link Retry} says. Cancelling ends the pause, too. */
public final class RetryingModelClient implements ModelClient {

    private final ModelClient inner;
    private final Retry retry;
    private final Vertx vertx;

    /** @param retry decides by the failure alone; see {@link RetryPolicy} */
    public RetryingModelClient(ModelClient inner, Retry retry, Vertx vertx) {
        this.inner = inner;
        this.retry = retry;
        this.vertx = vertx;
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return Multi.createFrom().deferred(() -> {
            Retry.AsyncContext<Void> course = retry.asyncContext();
            return attempt(request, course).onCompletion().invoke(course::onComplete);
        });
    }

    private Multi<ModelChunk> attempt(ModelRequest request, Retry.AsyncContext<Void> course) {
        return inner.stream(request).onFailure().recoverWithMulti(failure -> {
            long pauseMillis = course.onError(failure);
            return pauseMillis < 1
                    ? Multi.createFrom().failure(failure)
                    : pause(pauseMillis).onItem().transformToMulti(ignored -> attempt(request, course));
        });
    }

    private Uni<Void> pause(long millis) {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(millis, fired -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}
