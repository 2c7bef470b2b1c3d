package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.flow.SerialQueue;
import telecom.assistant.conversation.turn.Arrival;
import telecom.assistant.conversation.turn.Decision;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Memory;
import telecom.assistant.conversation.turn.State;
import telecom.assistant.store.FencedException;

/**
 * Everything that happens to one subscriber's conversation, one event at a time: a queue that feeds the decider, whose
 * effects a runner carries out. A decision waits for nothing, so that an interruption is never stuck behind a write.
 */
final class ConversationLane implements EffectRunner.Lane {

    private static final Logger LOG = Logger.getLogger(ConversationLane.class);

    private final SubscriberId id;
    private final int partition;
    private final Engine engine;
    private final EffectRunner runner;
    private final SerialQueue queue = new SerialQueue();
    private final Set<TakenEvent> open = Collections.synchronizedSet(new LinkedHashSet<>());
    private final AtomicInteger expected = new AtomicInteger();
    private int decidingUnder;
    private int freshStarts;
    private volatile State state;
    private volatile Instant lastUsed = Instant.now();
    private volatile boolean abandoned;

    /** @param partition of {@code assistant.inbound}, from which its events come */
    ConversationLane(SubscriberId id, int partition, Engine engine) {
        this.id = id;
        this.partition = partition;
        this.engine = engine;
        this.runner = new EffectRunner(id, engine, this);
    }

    /**
     * Takes an event; it is settled when its outcome is durable.
     *
     * @param crowded whether the node holds so many waiting messages that no more may wait
     */
    void accept(TakenEvent event, boolean crowded) {
        queue.submit(() -> {
            if (abandoned) {
                event.abandon();
                return Uni.createFrom().voidItem();
            }
            open.add(event);
            return take(event, crowded);
        });
    }

    private Uni<Void> take(TakenEvent event, boolean crowded) {
        return loaded().invoke(() -> decide(new Event.Arrived(event, crowded)))
                .onFailure()
                .recoverWithUni(failure -> startAfresh(failure, List.of(event)));
    }

    @Override
    public void submit(Event event) {
        queue.submit(() -> decideOn(event));
    }

    @Override
    public void submit(Answer answer, Event event) {
        // A call's end that comes after its answer's puts right what was noted of it.
        queue.submit(() -> runner.isCurrent(answer, event) || event instanceof Event.ToolReturned
                ? decideOn(event)
                : Uni.createFrom().voidItem());
    }

    /** What an effect has brought back; it belongs to a state that is gone if that is not trusted any more. */
    private Uni<Void> decideOn(Event event) {
        State before = state;
        if (before == null || !isTrusted()) {
            return Uni.createFrom().voidItem();
        }
        List<Arrival> concerned =
                before instanceof State.Answering answering ? answering.turn().arrivals() : List.of();
        return Uni.createFrom().voidItem().invoke(() -> decide(event)).onFailure().recoverWithUni(failure -> startAfresh(failure, concerned));
    }

    private void decide(Event event) {
        if (!isTrusted()) {
            return;
        }
        Decision decision =
                engine.decider().decide(state, event, engine.timers().now());
        state = decision.state();
        lastUsed = Instant.now();
        runner.run(decision, decidingUnder);
        if (decision.turnDue()) {
            decide(new Event.TurnDue());
        }
    }

    /** False from the failure of an effect until the conversation has been read again. */
    private boolean isTrusted() {
        return runner.generation() == decidingUnder;
    }

    @Override
    public void settle(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            TakenEvent event = (TakenEvent) arrival;
            open.remove(event);
            event.done();
        }
    }

    @Override
    public void failed(Throwable failure, List<Arrival> concerned) {
        queue.submit(() -> startAfresh(failure, concerned));
    }

    /**
     * What is in memory can't be trusted after a failure: another engine may hold the conversation, or a write may have
     * happened after all. So everything is read again, and the events without an outcome are taken again in their order;
     * those that the failure concerns a limited number of times. What was only in the way has done nothing wrong.
     */
    private Uni<Void> startAfresh(Throwable failure, List<? extends Arrival> concerned) {
        if (abandoned) {
            return Uni.createFrom().voidItem();
        }
        boolean fenced = failure instanceof FencedException;
        report(failure, fenced);
        runner.reset();
        decidingUnder = runner.generation();
        state = null;
        // A node that has lost the partition without knowing learns of it meanwhile, and does not take anything back.
        Uni<Void> taken = fenced
                ? engine.timers().after(engine.config().fencedPause())
                : Uni.createFrom().voidItem();
        return taken.chain(() -> takeAgain(failure, fenced, concerned));
    }

    private Uni<Void> takeAgain(Throwable failure, boolean fenced, List<? extends Arrival> concerned) {
        int freshStart = ++freshStarts;
        Uni<Void> taken = Uni.createFrom().voidItem();
        for (TakenEvent event : unsettled()) {
            if (!concerned.contains(event) || mayBeTakenAgain(event, fenced)) {
                // When one of them fails at once, that has led to another fresh start, which has taken all of them.
                taken = taken.chain(() -> freshStart == freshStarts
                        ? take(event, false)
                        : Uni.createFrom().voidItem());
            } else {
                open.remove(event);
                event.failed(failure);
            }
        }
        return taken;
    }

    private static boolean mayBeTakenAgain(TakenEvent event, boolean fenced) {
        return fenced ? event.mayBeTakenAgainAfterFencing() : event.mayBeTakenAgain();
    }

    private List<TakenEvent> unsettled() {
        synchronized (open) {
            return new ArrayList<>(open);
        }
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

    private Uni<Void> loaded() {
        if (state != null) {
            return Uni.createFrom().voidItem();
        }
        return engine.store()
                .takeOver(id)
                .invoke(found -> state = Memory.restored(id, found, engine.limits()))
                .replaceWithVoid();
    }

    /**
     * Another node has the partition now: nothing more is said, written or settled, and what has no outcome is left to
     * that node.
     */
    void abandon() {
        abandoned = true;
        runner.abandon();
        queue.submit(() -> {
            runner.reset();
            state = null;
            unsettled().forEach(TakenEvent::abandon);
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
        State now = state;
        return expected.get() == 0
                && queue.isIdle()
                && runner.isIdle()
                && !(now instanceof State.Answering)
                && (now == null || !now.memory().hasPending())
                && lastUsed.isBefore(time);
    }
}
