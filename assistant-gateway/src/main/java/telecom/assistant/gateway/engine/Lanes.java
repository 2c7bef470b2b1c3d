package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.SubscriberId;

/**
 * The conversations in memory, all of them from partitions that this node has. A conversation leaves memory when it has
 * been idle for a long time, and is read from the store again for its next event. When the node loses a partition, all
 * conversations of that partition leave memory, too.
 */
@ApplicationScoped
class Lanes {

    private static final long SWEEP_MILLIS = 10_000;

    private final Map<SubscriberId, ConversationLane> lanes = new ConcurrentHashMap<>();
    private final Map<Integer, Assignment> assignments = new ConcurrentHashMap<>();
    private final Engine engine;
    private final Vertx vertx;
    private long sweeping;
    private Cancellable pulse = () -> {};

    Lanes(Engine engine, Vertx vertx, MeterRegistry meters) {
        this.engine = engine;
        this.vertx = vertx;
        Gauge.builder("assistant.engine.conversations", this, Lanes::size)
                .description("Conversations in memory")
                .register(meters);
        Gauge.builder("assistant.engine.partitions", assignments, Map::size)
                .description("Partitions of assistant.inbound that this node has")
                .register(meters);
    }

    @PostConstruct
    void scheduleSweeps() {
        sweeping = vertx.setPeriodic(
                SWEEP_MILLIS,
                ignored -> sweep(Instant.now().minus(engine.config().memoryIdle())));
        pulse = engine.store().keepPulse(engine.timers());
    }

    @PreDestroy
    void stopSweeping() {
        vertx.cancelTimer(sweeping);
        pulse.cancel();
    }

    /**
     * Notes that, from now on, the events of these partitions belong to this node.
     *
     * @param generation the consumer group's generation in which they were assigned
     */
    void assigned(Collection<Integer> gained, int generation) {
        // Kafka names only partitions that this node did not have. If it had one, that assignment ended unnoticed.
        revoked(gained);
        synchronized (this) {
            gained.forEach(partition -> assignments.put(partition, new Assignment(partition, generation)));
        }
    }

    /**
     * Notes that, from now on, the events of these partitions belong to another node. That node processes the events
     * without an outcome again; this node no longer sends, writes or settles anything for them.
     */
    void revoked(Collection<Integer> lost) {
        List<ConversationLane> leaving;
        synchronized (this) {
            lost.stream().map(assignments::remove).filter(Objects::nonNull).forEach(Assignment::end);
            leaving = lanes.values().stream().filter(ConversationLane::isLost).toList();
            lanes.values().removeAll(leaving);
        }
        leaving.forEach(ConversationLane::abandon);
    }

    /** Whether this node has partition 0, so that it does the work that only one node should do. */
    boolean isFirst() {
        return assignments.containsKey(0);
    }

    /**
     * The assignment under which a record came; empty if it is over, because the node has lost the partition while the
     * record was still in the connector. The partition may have come back in the meantime.
     *
     * @param generation the consumer group's generation in which the record was polled
     */
    Optional<Assignment> assignmentOf(int partition, int generation) {
        return Optional.ofNullable(assignments.get(partition)).filter(assignment -> assignment.includes(generation));
    }

    /**
     * Passes the event to its conversation. Must be called for one event at a time, in order.
     *
     * @param crowded whether the node holds so many waiting messages that no more may wait
     */
    void accept(UnsettledEvent event, boolean crowded) {
        Optional<ConversationLane> lane =
                laneOf(event.assignment(), event.envelope().subscriber());
        lane.ifPresentOrElse(subscriberLane -> handOver(event, crowded, subscriberLane), event::abandon);
    }

    /**
     * Holds the subscriber's conversation because of an event of an unknown type; see {@link ConversationLane#hold}.
     * Like {@link #accept}, it must be called in the order of events.
     */
    void hold(Assignment assignment, SubscriberId subscriber, UnsettledEvent.Settlement unknown, Throwable why) {
        Optional<ConversationLane> lane = laneOf(assignment, subscriber);
        lane.ifPresentOrElse(
                subscriberLane -> {
                    subscriberLane.hold(unknown, why);
                    subscriberLane.arrived();
                },
                unknown::abandoned);
    }

    private static void handOver(UnsettledEvent event, boolean crowded, ConversationLane lane) {
        try {
            lane.accept(event, crowded);
        } finally {
            lane.arrived();
        }
    }

    /**
     * The subscriber's lane, which stays in memory until the event has been handed to it; empty after the end of the
     * assignment.
     */
    private synchronized Optional<ConversationLane> laneOf(Assignment assignment, SubscriberId subscriber) {
        if (assignment.isOver()) {
            return Optional.empty();
        }
        ConversationLane lane = lanes.computeIfAbsent(subscriber, key -> new ConversationLane(key, assignment, engine));
        lane.expect();
        return Optional.of(lane);
    }

    /**
     * Drops the lanes that have been idle since the given time and, if there are still too many, those that have been
     * idle longest.
     */
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

    /**
     * Whether events have waited for this long without any lane deciding on anything, although the store answers. Then
     * nothing drives the lanes any more, and only a restart helps.
     */
    boolean areStuck(Duration time) {
        return engine.store().isAnswering()
                && lanes.values().stream().anyMatch(lane -> lane.progress().hasWaitedFor(time))
                && lanes.values().stream().allMatch(lane -> lane.progress().hasBeenStillFor(time));
    }

    int size() {
        return lanes.size();
    }
}
