package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.SubscriberId;

/**
 * The conversations in memory: those of the partitions that this node has. One that has been idle for long leaves, and
 * the next event reads it from the store; all of a partition leave when the partition does.
 */
@ApplicationScoped
class Lanes {

    private static final long SWEEP_MILLIS = 10_000;

    private final Map<SubscriberId, ConversationLane> lanes = new ConcurrentHashMap<>();
    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private final Engine engine;
    private final Vertx vertx;
    private long sweeping;

    Lanes(Engine engine, Vertx vertx, MeterRegistry meters) {
        this.engine = engine;
        this.vertx = vertx;
        Gauge.builder("assistant.engine.conversations", this, Lanes::size)
                .description("Conversations in memory")
                .register(meters);
        Gauge.builder("assistant.engine.partitions", partitions, Set::size)
                .description("Partitions of assistant.inbound that this node has")
                .register(meters);
    }

    @PostConstruct
    void scheduleSweeps() {
        sweeping = vertx.setPeriodic(
                SWEEP_MILLIS,
                ignored -> sweep(Instant.now().minus(engine.config().memoryIdle())));
    }

    @PreDestroy
    void stopSweeping() {
        vertx.cancelTimer(sweeping);
    }

    /** From now on the events of these partitions are this node's. */
    synchronized void assigned(Collection<Integer> gained) {
        partitions.addAll(gained);
    }

    /**
     * The events of these partitions are another node's. What has no outcome is left to it, at once: it takes the events
     * again, and whatever this node still tries to write is refused.
     */
    synchronized void revoked(Collection<Integer> lost) {
        partitions.removeAll(Set.copyOf(lost));
        lanes.values().removeIf(lane -> {
            boolean leaves = lost.contains(lane.partition());
            if (leaves) {
                lane.abandon();
            }
            return leaves;
        });
    }

    /** Whether this node is the one of several that does what is to be done once. */
    boolean isFirst() {
        return partitions.contains(0);
    }

    /**
     * Gives the event to its conversation; to be called for one event after another, in their order.
     *
     * @param crowded whether the node holds so many waiting messages that no more may wait
     */
    void accept(TakenEvent event, boolean crowded) {
        Optional<ConversationLane> lane =
                laneOf(event.partition(), event.envelope().subscriber());
        // Without one, the event was still on its way through the connector when its partition left.
        lane.ifPresentOrElse(found -> hand(event, crowded, found), event::abandon);
    }

    private static void hand(TakenEvent event, boolean crowded, ConversationLane lane) {
        try {
            lane.accept(event, crowded);
        } finally {
            lane.hasArrived();
        }
    }

    /** The subscriber's lane, which stays until the event has been handed to it. */
    private synchronized Optional<ConversationLane> laneOf(int partition, SubscriberId subscriber) {
        if (!partitions.contains(partition)) {
            return Optional.empty();
        }
        ConversationLane lane = lanes.computeIfAbsent(subscriber, key -> new ConversationLane(key, partition, engine));
        lane.expect();
        return Optional.of(lane);
    }

    /** Lets go of what has been idle since then, and of the longest idle when there is still too much. */
    synchronized void sweep(Instant since) {
        lanes.values().removeIf(lane -> lane.isIdleSince(since));
        int tooMany = lanes.size() - engine.config().conversationsInMemory();
        if (tooMany > 0) {
            Instant now = Instant.now();
            lanes.entrySet().stream()
                    .filter(lane -> lane.getValue().isIdleSince(now))
                    .sorted(Comparator.comparing(lane -> lane.getValue().lastUsed()))
                    .limit(tooMany)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(lanes::remove);
        }
    }

    /** Conversations in memory. */
    int size() {
        return lanes.size();
    }
}
