package telecom.assistant.local.model;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import telecom.assistant.local.model.RecordedRequest.Outcome;

/**
 * Sends a plan as server-sent events, at a pace. Runs on the event loop of its response; stops when the caller
 * disconnects.
 */
final class PacedStream {
    private static final long KEEP_ALIVE_MILLIS = 50;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Supplier<Pace> pace;
    private final Iterator<String> events;
    private final StreamPlan.Ending ending;
    private final Duration delay;
    private final Runnable atFirstToken;
    private int sent;
    private boolean callerGone;

    /** @param atFirstToken runs once the event after the opening one has been written */
    PacedStream(Vertx vertx, HttpServerResponse response, StreamPlan plan, Supplier<Pace> pace, Runnable atFirstToken) {
        this.vertx = vertx;
        this.response = response;
        this.pace = pace;
        this.events = plan.events().iterator();
        this.ending = plan.ending();
        this.delay = plan.delay();
        this.atFirstToken = atFirstToken;
    }

    /** Starts sending. Passes {@code atEnd} to {@code ended} once the plan is sent, or ABORTED if the caller hangs up. */
    void start(Outcome atEnd, Consumer<Outcome> ended) {
        response.putHeader("Content-Type", "text/event-stream; charset=utf-8").setChunked(true);
        response.closeHandler(gone -> {
            callerGone = true;
            ended.accept(Outcome.ABORTED);
        });
        sendNext(() -> end(() -> ended.accept(atEnd)));
    }

    private void sendNext(Runnable end) {
        if (callerGone) {
            return;
        }
        if (!events.hasNext()) {
            end.run();
            return;
        }
        response.write(frame(events.next()));
        sent++;
        if (sent == 2) {
            atFirstToken.run();
        }
        Duration wait =
                sent == 1 ? pace.get().firstToken().plus(delay) : pace.get().token();
        after(wait, () -> sendNext(end));
    }

    private static String frame(String event) {
        return (event.startsWith(":") ? event : "data: " + event) + "\n\n";
    }

    private void keepAlive(long timer) {
        if (callerGone) {
            vertx.cancelTimer(timer);
        } else {
            response.write(": keep-alive\n\n");
        }
    }

    private void after(Duration wait, Runnable step) {
        if (wait.isZero()) {
            vertx.runOnContext(now -> step.run());
        } else {
            vertx.setTimer(Math.max(1, wait.toMillis()), timer -> step.run());
        }
    }

    private void end(Runnable ended) {
        Runnable end =
                switch (ending) {
                    case COMPLETE ->
                        () -> {
                            ended.run();
                            response.end();
                        };
                    case CUT ->
                        () -> {
                            ended.run();
                            response.reset();
                        };
                    case KEEP_ALIVE -> () -> vertx.setPeriodic(KEEP_ALIVE_MILLIS, this::keepAlive);
                    // The stream stays open until the caller or the server closes it.
                    case HANG -> () -> {};
                };
        end.run();
    }
}
