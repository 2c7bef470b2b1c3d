package telecom.assistant.channel.web.delivery;

import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.web.WebConfig;

/** The conversations that this node holds at present. Those without a stream are forgotten after a while. */
@ApplicationScoped
class Legs {

    private final Map<String, Leg> legs = new ConcurrentHashMap<>();
    private final Duration idle;
    private final Vertx vertx;
    private final long sweep;

    Legs(WebConfig config, Vertx vertx) {
        this.idle = config.delivery().legIdle();
        this.vertx = vertx;
        this.sweep = vertx.setPeriodic(Math.max(1, idle.toMillis() / 2), timer -> forgetIdle(Instant.now()));
    }

    Leg of(String conversation) {
        return legs.compute(conversation, (id, known) -> {
            Leg leg = known == null ? new Leg() : known;
            leg.touch();
            return leg;
        });
    }

    void forgetIdle(Instant now) {
        Instant since = now.minus(idle);
        for (String conversation : legs.keySet()) {
            legs.computeIfPresent(conversation, (id, leg) -> leg.isIdleSince(since) ? null : leg);
        }
    }

    @PreDestroy
    void close() {
        vertx.cancelTimer(sweep);
    }
}
