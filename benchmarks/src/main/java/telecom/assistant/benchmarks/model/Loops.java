package telecom.assistant.benchmarks.model;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.local.process.Await;

/** The event loops on which streams are opened, in turn, because the application's requests come from all of its loops. */
final class Loops implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final List<Context> contexts = new ArrayList<>();

    Loops() {
        int loops = 2 * Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < loops; i++) {
            Loop loop = new Loop();
            Await.done("an event loop cannot start", vertx.deployVerticle(loop));
            contexts.add(loop.context());
        }
    }

    Vertx vertx() {
        return vertx;
    }

    /** Runs a task on the loop with this number, modulo the number of loops. */
    void run(int number, Runnable task) {
        contexts.get(number % contexts.size()).runOnContext(ignored -> task.run());
    }

    /** Runs a task on the loop with this number, as the other {@code run} does, but after a delay. */
    void run(int number, long delayMillis, Runnable task) {
        run(number, () -> vertx.setTimer(Math.max(1, delayMillis), ignored -> task.run()));
    }

    @Override
    public void close() {
        Await.done("the event loops cannot stop", vertx.close());
    }

    private static final class Loop extends AbstractVerticle {
        private Context context() {
            return context;
        }
    }
}
