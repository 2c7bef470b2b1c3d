package telecom.assistant.channel.voice;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import telecom.assistant.channel.voice.delivery.Delay;

/** Delays by the timers of the event loops: no thread waits. */
@ApplicationScoped
class EventLoopDelay implements Delay {

    private final Vertx vertx;

    EventLoopDelay(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Runnable after(Duration time, Runnable task) {
        long timer = vertx.setTimer(Math.max(1, time.toMillis()), id -> task.run());
        return () -> vertx.cancelTimer(timer);
    }
}
