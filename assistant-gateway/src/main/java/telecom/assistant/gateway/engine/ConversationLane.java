package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.flow.SerialQueue;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.conversation.SettledThrough;
import telecom.assistant.store.conversation.SubscriberRecord;

/**
 * Everything that happens to one subscriber's conversation, one step at a time and in order of arrival. The answer to
 * an utterance is generated beside the lane, so that an interruption can reach it; its outcome comes back as a step.
 */
final class ConversationLane {

    private static final Logger LOG = Logger.getLogger(ConversationLane.class);

    private final SubscriberId id;
    private final int partition;
    private final EngineServices services;
    private final SerialQueue lane = new SerialQueue();
    private final AtomicInteger expected = new AtomicInteger();
    private final TurnSteps turns;
    private final AgentSteps agents;
    private final LegSteps legs;
    private final OperationSteps operations;
    private final Summaries summaries;
    private final Spending spending;

    private SubscriberRecord subscriber;
    private Conversation conversation;
    private boolean loaded;
    private SettledThrough settled;
    private Arrival taking;
    private volatile Instant lastUsed = Instant.now();
    private volatile boolean abandoned;

    /** @param partition of {@code assistant.inbound}, from which its events come */
    ConversationLane(SubscriberId id, int partition, EngineServices services) {
        this.id = id;
        this.partition = partition;
        this.services = services;
        Suggestions suggestions = new Suggestions(services, this);
        this.spending = new Spending(services);
        ReplySteps replies = new ReplySteps(services, this, suggestions, spending);
        this.turns = new TurnSteps(services, this, replies, suggestions);
        this.agents = new AgentSteps(services, this, replies, suggestions);
        this.legs = new LegSteps(services, this, turns, replies);
        this.operations = new OperationSteps(services, this, turns, replies, suggestions);
        this.summaries = new Summaries(services, this);
    }

    /** Takes an event; it is settled when its outcome is durable. */
    void accept(Arrival arrival) {
        lane.submit(() -> take(arrival));
    }

    /** Runs a step for something that this lane itself started for the active turn. */
    void submit(Function<Conversation, Uni<Void>> step) {
        lane.submit(() -> conversation == null
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .deferred(() -> step.apply(conversation))
                        .chain(this::proceed)
                        .onFailure()
                        .recoverWithUni(failure -> startAfresh(failure, List.of(), turns.activeArrivals())));
    }

    /** Runs a step that has nothing to do with the active turn, which is not blamed if the step fails. */
    void submitAside(Function<Conversation, Uni<Void>> step) {
        submit(current ->
                step.apply(current).onFailure().recoverWithUni(failure -> startAfresh(failure, List.of(), List.of())));
    }

    private Uni<Void> take(Arrival arrival) {
        if (abandoned) {
            arrival.abandon();
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(this::load)
                .chain(() -> takeUnlessSettled(arrival))
                .chain(this::proceed)
                .onFailure()
                .recoverWithUni(failure -> startAfresh(failure, List.of(arrival), List.of(arrival)));
    }

    /** What came before the last conversation was closed, or the subscriber was erased, has had its outcome. */
    private Uni<Void> takeUnlessSettled(Arrival arrival) {
        if (settled != null
                && settled.covers(
                        partition, arrival.offset(), arrival.envelope().time())) {
            arrival.done();
            return Uni.createFrom().voidItem();
        }
        taking = arrival;
        return dispatch(arrival);
    }

    /** Whatever a step did, it may have made room for a turn that waits. */
    private Uni<Void> proceed() {
        if (conversation == null) {
            return Uni.createFrom().voidItem();
        }
        return turns.proceed(conversation).invoke(this::foldBetweenTurns);
    }

    private void foldBetweenTurns() {
        summaries.follow(conversation);
        if (!turns.isBusy()) {
            summaries.foldIfDue(conversation);
        }
    }

    /**
     * What is in memory can't be trusted after a failed step: another engine may hold the conversation, or a write may
     * have happened after all. So everything is read again, and the events without an outcome are taken again in their
     * order; those that are to blame a limited number of times. A turn that was only in the way of a failed event has done
     * nothing wrong, nor has what waits.
     */
    private Uni<Void> startAfresh(Throwable failure, List<Arrival> failed, Collection<Arrival> blamed) {
        boolean fenced = failure instanceof FencedException;
        report(failure, fenced);
        Set<Arrival> open = new LinkedHashSet<>(forget());
        open.addAll(failed);
        // A node that has lost the partition without knowing learns of it meanwhile, and does not take anything back.
        Uni<Void> taken = fenced
                ? services.timers().after(services.config().fencedPause())
                : Uni.createFrom().voidItem();
        for (Arrival arrival : open) {
            taken = taken.chain(() -> mayBeTakenAgain(arrival, blamed.contains(arrival), fenced)
                    ? take(arrival)
                    : refuse(arrival, failure));
        }
        return taken;
    }

    private void report(Throwable failure, boolean fenced) {
        if (fenced) {
            LOG.infof("conversation was held elsewhere subscriber=%s", id);
        } else {
            LOG.warnf(
                    "step failed subscriber=%s cause=%s", id, failure.getClass().getSimpleName());
            LOG.debug("step failed", failure);
        }
    }

    private static boolean mayBeTakenAgain(Arrival arrival, boolean blamed, boolean fenced) {
        if (!blamed) {
            return true;
        }
        return fenced ? arrival.mayBeTakenAgainAfterFencing() : arrival.mayBeTakenAgain();
    }

    /**
     * Forgets everything.
     *
     * @return the events without an outcome, in their order
     */
    private List<Arrival> forget() {
        List<Arrival> open = turns.drop();
        summaries.cancel();
        conversation = null;
        subscriber = null;
        loaded = false;
        return open;
    }

    private static Uni<Void> refuse(Arrival arrival, Throwable failure) {
        arrival.failed(failure);
        return Uni.createFrom().voidItem();
    }

    /**
     * Another node has the partition now: nothing more is said, and what has no outcome is left to that node. A step that
     * is under way comes to its end; what it writes is refused if the other node has taken the conversation over.
     */
    void abandon() {
        abandoned = true;
        turns.silence();
        lane.submit(() -> {
            forget().forEach(Arrival::abandon);
            return Uni.createFrom().voidItem();
        });
    }

    /** The partition from which its events come. */
    int partition() {
        return partition;
    }

    /** An event is on its way to it, until {@link #hasArrived}: it is not to leave memory before. */
    void expect() {
        expected.incrementAndGet();
        lastUsed = Instant.now();
    }

    /** The event is in the lane by now. */
    void hasArrived() {
        expected.decrementAndGet();
    }

    /** When something last happened to it. */
    Instant lastUsed() {
        return lastUsed;
    }

    /** Whether nothing is under way and nothing has happened since the given time. */
    boolean isIdleSince(Instant time) {
        return expected.get() == 0
                && lane.isIdle()
                && !turns.isBusy()
                && !summaries.isUnderWay()
                && lastUsed.isBefore(time);
    }

    private Uni<Void> load() {
        if (loaded) {
            return Uni.createFrom().voidItem();
        }
        return services.log()
                .takeOver(id)
                .invoke(found -> {
                    int limit = services.config().utterancesInMemory();
                    conversation = found.conversation()
                            .map(stored -> Conversation.of(stored, limit))
                            .orElse(null);
                    subscriber = found.subscriber().orElse(null);
                    settled = found.settled().orElse(null);
                    spending.load(found);
                    loaded = true;
                })
                .replaceWithVoid();
    }

    private Uni<Void> dispatch(Arrival arrival) {
        InboundEvent event = arrival.envelope().event();
        if (event instanceof InboundEvent.UtteranceReceived said) {
            return turns.utterance(arrival, said.route(), said.text(), said.language());
        }
        if (event instanceof InboundEvent.FromDesk desk) {
            return agents.handle(arrival, desk);
        }
        if (event instanceof InboundEvent.FromOperations operation) {
            return operations.handle(arrival, operation);
        }
        return legs.handle(arrival, (InboundEvent.FromChannel) event);
    }

    /** The conversation that goes on, or a new one on the route when there is none or the last one is over. */
    Uni<Conversation> conversationOn(Route route, String language, Envelope<?> cause) {
        Instant at = cause.time();
        // One in which words are still without an answer goes on, however late they were taken.
        if (conversation != null
                && (turns.isBusy() || !conversation.isOver(services.config().conversationIdle(), at))) {
            return Uni.createFrom().item(conversation);
        }
        // The event that is being taken is the first of the new one.
        Uni<Void> closed = conversation == null
                ? Uni.createFrom().voidItem()
                : close(cause, new SettledThrough(partition, taking.offset() - 1, at));
        return closed.map(ignored -> {
            meet(route, null, language);
            conversation =
                    Conversation.open(subscriber, route, at, services.config().utterancesInMemory());
            return conversation;
        });
    }

    /** Ends the conversation: what the subscriber says next begins a new one. */
    Uni<Void> close(Envelope<?> cause) {
        return close(cause, throughThis());
    }

    private Uni<Void> close(Envelope<?> cause, SettledThrough through) {
        Conversation closing = conversation;
        closing.close(through);
        return services.log().save(closing).invoke(() -> {
            conversation = null;
            settled = through;
            summaries.cancel();
            services.outbox().tellDesk(cause, new DeskEvent.ConversationClosed(closing.id()));
        });
    }

    private SettledThrough throughThis() {
        return new SettledThrough(partition, taking.offset(), taking.envelope().time());
    }

    /** Nothing is known of the subscriber any more, neither here nor in the store. */
    Uni<Void> eraseSubscriber() {
        conversation = null;
        subscriber = null;
        summaries.cancel();
        spending.forget();
        SettledThrough through = throughThis();
        return services.erasure().erase(id, through).invoke(() -> settled = through);
    }

    /** Learns what a channel knows of the subscriber. */
    SubscriberRecord meet(Route route, String name, String language) {
        String address = route.subscriberAddress();
        // Anything else is an app account, even if it looks like a number.
        String number = address != null && address.startsWith("+") ? address : null;
        subscriber = new SubscriberRecord(
                id,
                number != null || subscriber == null ? number : subscriber.number(),
                name != null || subscriber == null ? name : subscriber.name(),
                language);
        if (conversation != null) {
            conversation.rename(subscriber);
        }
        return subscriber;
    }

    /** The conversation, null when the subscriber has none open. */
    Conversation conversation() {
        return conversation;
    }

    SubscriberRecord subscriber() {
        return subscriber;
    }
}
