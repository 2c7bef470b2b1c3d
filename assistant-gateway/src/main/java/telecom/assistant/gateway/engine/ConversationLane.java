package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.flow.SerialQueue;
import telecom.assistant.conversation.turn.Arrival;
import telecom.assistant.conversation.turn.Conversation;
import telecom.assistant.conversation.turn.Decider;
import telecom.assistant.conversation.turn.Decision;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Memory;
import telecom.assistant.conversation.turn.State;

/**
 * Decides on everything that happens in one subscriber's conversation, one event at a time, and has an {@link
 * EffectRunner} carry out the effects. Decisions never wait, so an interruption is never stuck behind a write.
 */
final class ConversationLane {

    private static final Logger LOG = Logger.getLogger(ConversationLane.class);
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_OUTAGE_PAUSES = 10;
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();

    private final SubscriberId id;
    private final Assignment assignment;
    private final Engine engine;
    private final EffectRunner runner;
    private final SerialQueue queue = new SerialQueue();
    private final Set<UnsettledEvent> open = Collections.synchronizedSet(new LinkedHashSet<>());
    private final AtomicInteger expected = new AtomicInteger();
    private int generation;
    private int freshStarts;
    private final AtomicInteger outages = new AtomicInteger();
    private List<Arrival> concerned = List.of();
    private volatile Memory memory;
    private volatile State state;
    private final LaneProgress progress = new LaneProgress();
    private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
    private volatile Instant lastUsed = Instant.now();

    /** @param assignment the assignment of the partition from which its events come */
    ConversationLane(SubscriberId id, Assignment assignment, Engine engine) {
        this.id = id;
        this.assignment = assignment;
        this.engine = engine;
        this.runner = new EffectRunner(engine, this, assignment);
    }

    /**
     * Accepts an event; it is settled when its outcome is durable.
     *
     * @param crowded whether the node holds so many waiting messages that no more may wait
     */
    void accept(UnsettledEvent event, boolean crowded) {
        progress.accepted();
        queue.submit(() -> {
            if (assignment.isOver()) {
                progress.left();
                event.abandon();
                return DONE;
            }
            open.add(event);
            return process(event, crowded).onTermination().invoke(progress::left);
        });
    }

    /**
     * Makes all later events wait behind an event whose type this version does not know, because it may change their
     * meaning. They wait until another node, which may know the type, has the partition, or until {@code
     * unknownPatience} runs out; then the event is put aside.
     */
    void hold(UnsettledEvent.Settlement unknown, Throwable why) {
        progress.held();
        queue.submit(() -> Uni.combine()
                .any()
                .of(engine.timers().after(engine.config().unknownPatience()), abandoned())
                .invoke(() -> {
                    progress.released();
                    if (assignment.isOver()) {
                        unknown.abandoned();
                    } else {
                        unknown.failed(why);
                    }
                }));
    }

    private Uni<Void> abandoned() {
        return Uni.createFrom().completionStage(abandoned);
    }

    /** How far the lane has got with the events that it has accepted. */
    LaneProgress progress() {
        return progress;
    }

    private Uni<Void> process(UnsettledEvent event, boolean crowded) {
        if (assignment.isOver()) {
            // Abandoning the lane abandons the open events, too.
            return DONE;
        }
        return decideOn(new Event.Arrived(event, crowded), List.of(event), loaded());
    }

    /** Accepts an effect's result. May be called from any thread. */
    void submit(Event event) {
        queue.submit(() -> decideOn(event));
    }

    /**
     * As {@link #submit(Event)}, but for an event of an answer: it counts only while that answer is the current one.
     */
    void submit(Answer answer, Event event) {
        // A tool call may outlast its answer. Its result still replaces the note that was stored in its place.
        queue.submit(() -> runner.isCurrent(answer, event) || isLateResult(event) ? decideOn(event) : DONE);
    }

    /** Not while another turn is being answered, because the result could be mistaken for one of that turn. */
    private boolean isLateResult(Event event) {
        return event instanceof Event.ToolReturned && !(state instanceof State.Answering);
    }

    /** Decides on an effect's result; drops it if it belongs to a state that is no longer trusted. */
    private Uni<Void> decideOn(Event event) {
        return state == null || !isTrusted() ? DONE : decideOn(event, List.of(), DONE);
    }

    /** @param about the arrivals to blame for a failure that happens before the decision */
    private Uni<Void> decideOn(Event event, List<Arrival> about, Uni<Void> ready) {
        concerned = about;
        return ready.invoke(() -> Fault.ofEvent(() -> decide(event)))
                .onFailure()
                .recoverWithUni(failure -> startAfresh(failure, concerned));
    }

    private void decide(Event event) {
        if (!isTrusted()) {
            return;
        }
        if (event instanceof Event.Arrived) {
            // The arrival may cut the reply off, and only the part that Kafka has acknowledged is kept.
            runner.newlyAcknowledged().ifPresent(this::apply);
        }
        apply(event);
    }

    private void apply(Event event) {
        concerned = Decider.arrivalsBehind(memory, state, event);
        Decision decision =
                engine.decider().decide(memory, state, event, engine.timers().now());
        memory = decision.memory();
        state = decision.state();
        lastUsed = Instant.now();
        progress.moved();
        runner.run(decision, generation);
        if (event instanceof Event.Arrived arrived) {
            prepareFor(arrived.arrival().envelope());
        }
        if (decision.turnDue()) {
            decide(new Event.TurnDue());
        }
    }

    /** What a turn needs from elsewhere is read when a call begins, and while messages are gathered. */
    private void prepareFor(Envelope<InboundEvent> arrived) {
        boolean isMet = arrived.event() instanceof InboundEvent.LegOpened && state instanceof State.Open;
        if (isMet || state instanceof State.Gathering) {
            Conversation conversation = memory.conversation();
            Route route =
                    arrived.event() instanceof InboundEvent.FromChannel from ? from.route() : conversation.route();
            engine.answers().expect(conversation, route, arrived.trace());
        }
    }

    /** False from the failure of an effect until the lane starts afresh. */
    private boolean isTrusted() {
        return !assignment.isOver() && runner.generation() == generation;
    }

    /** Settles arrivals whose outcome is durable. May be called from any thread. */
    void settle(List<Arrival> arrivals) {
        outages.set(0);
        for (Arrival arrival : arrivals) {
            UnsettledEvent event = (UnsettledEvent) arrival;
            open.remove(event);
            event.done();
        }
    }

    /**
     * Called when an effect has failed; the effects waiting behind it will not be carried out. May be called from any
     * thread.
     */
    void failed(Throwable failure, List<Arrival> blamed) {
        queue.submit(() -> startAfresh(failure, blamed));
    }

    /**
     * Reads the conversation again after a failure, because its state in memory cannot be trusted: another engine may
     * hold the conversation, or a write may have happened after all. Then processes the events that have no outcome yet
     * again, in order. The number of attempts is limited only for the events that the failure concerns, and not during
     * an outage of the database or Kafka; the other events merely happened to be in the lane.
     */
    private Uni<Void> startAfresh(Throwable failure, List<Arrival> blamed) {
        if (assignment.isOver()) {
            return DONE;
        }
        Fault fault = Fault.of(failure);
        report(failure, fault);
        runner.reset();
        generation = runner.generation();
        state = null;
        return engine.timers().after(pauseAfter(fault)).chain(() -> retry(failure, fault, blamed));
    }

    private Duration pauseAfter(Fault fault) {
        return switch (fault) {
            case EVENT -> Duration.ZERO;
            // If the node has lost the partition, it learns of it during the pause and retries nothing.
            case LOST_CONVERSATION -> engine.config().fencedPause();
            // The failed step has been retried for a long time, so the first fresh start is not delayed.
            case INFRASTRUCTURE -> OUTAGE_PAUSE.multipliedBy(Math.min(outages.getAndIncrement(), MOST_OUTAGE_PAUSES));
        };
    }

    private Uni<Void> retry(Throwable failure, Fault fault, List<Arrival> blamed) {
        int freshStart = ++freshStarts;
        Uni<Void> retried = DONE;
        for (UnsettledEvent event : List.copyOf(open)) {
            if (!blamed.contains(event) || event.mayBeRetried(fault)) {
                // If one of them failed again at once, another fresh start has already taken care of the rest.
                retried = retried.chain(() -> freshStart == freshStarts ? process(event, false) : DONE);
            } else {
                open.remove(event);
                event.failed(failure);
            }
        }
        return retried;
    }

    private void report(Throwable failure, Fault fault) {
        if (fault == Fault.LOST_CONVERSATION) {
            LOG.infof("conversation was held elsewhere subscriber=%s", id);
        } else {
            Throwable cause = fault == Fault.EVENT && failure.getCause() != null ? failure.getCause() : failure;
            LOG.warnf(
                    "step failed subscriber=%s fault=%s cause=%s",
                    id, fault, cause.getClass().getSimpleName());
            LOG.debug("step failed", failure);
        }
    }

    private Uni<Void> loaded() {
        if (state != null) {
            return DONE;
        }
        return engine.store()
                .takeOver(id, assignment)
                .invoke(found -> Fault.ofEvent(() -> {
                    memory = Memory.restored(id, found, engine.limits());
                    state = State.restored(found);
                }))
                .replaceWithVoid();
    }

    /** Gives the conversation up, because the assignment is over. The events without an outcome are left to another node. */
    void abandon() {
        runner.abandon();
        abandoned.complete(null);
        queue.submit(() -> {
            runner.reset();
            state = null;
            List.copyOf(open).forEach(UnsettledEvent::abandon);
            return DONE;
        });
    }

    /** Whether the assignment under which its events came is over. */
    boolean isLost() {
        return assignment.isOver();
    }

    /** Announces an event: the lane stays in memory until {@link #arrived}. */
    void expect() {
        expected.incrementAndGet();
        lastUsed = Instant.now();
    }

    /** Called when the announced event has been handed to the lane. */
    void arrived() {
        expected.decrementAndGet();
    }

    /** When the lane last decided on an event, or was about to get one. */
    Instant lastUsed() {
        return lastUsed;
    }

    /** Whether nothing is under way and nothing has happened since the given time. */
    boolean isIdleSince(Instant time) {
        State now = state;
        return expected.get() == 0
                && queue.isIdle()
                && runner.isIdle()
                && open.isEmpty()
                && !(now instanceof State.Answering)
                && (now == null || !memory.hasPending())
                && lastUsed.isBefore(time);
    }
}
