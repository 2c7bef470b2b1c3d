package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.SubscriberId;

/** The conversations in memory. One that has been idle for long leaves; the next event reads it from the store. */
@ApplicationScoped
class Lanes {

    private static final long SWEEP_MILLIS = 10_000;

    private final Map<SubscriberId, ConversationLane> lanes = new ConcurrentHashMap<>();
    private final EngineServices services;
    private final Vertx vertx;

    Lanes(EngineServices services, Vertx vertx, MeterRegistry meters) {
        this.services = services;
        this.vertx = vertx;
        Gauge.builder("assistant.engine.conversations", lanes, Map::size)
                .description("Conversations in memory")
                .register(meters);
    }

    @PostConstruct
    void sweepNowAndThen() {
        vertx.setPeriodic(
                SWEEP_MILLIS,
                ignored -> sweep(Instant.now().minus(services.config().memoryIdle())));
    }

    /** Gives the event to its conversation; events of one subscriber have to be given in their order. */
    void accept(Arrival arrival) {
        SubscriberId subscriber = arrival.envelope().subscriber();
        // A lane that has just been touched is not swept before it is used.
        ConversationLane lane = lanes.compute(subscriber, (key, known) -> {
            ConversationLane used = known == null ? new ConversationLane(key, services) : known;
            used.touch();
            return used;
        });
        lane.accept(arrival);
    }

    private void sweep(Instant since) {
        lanes.keySet()
                .forEach(subscriber ->
                        lanes.computeIfPresent(subscriber, (key, lane) -> lane.isIdleSince(since) ? null : lane));
    }
}
