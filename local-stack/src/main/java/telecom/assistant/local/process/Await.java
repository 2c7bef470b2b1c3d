package telecom.assistant.local.process;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an asynchronous start or stop, with a time limit, on a thread that may block. */
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Await() {}

    public static <T> T done(String failureMessage, Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting: " + failureMessage, e);
        } catch (ExecutionException e) {
            throw new StackFailure(failureMessage + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new StackFailure(failureMessage + ": not done within " + LIMIT.toSeconds() + " s", e);
        }
    }
}
