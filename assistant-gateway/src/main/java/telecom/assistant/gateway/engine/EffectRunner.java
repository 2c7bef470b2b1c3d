package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.faultinjection.StopPoint;
import telecom.assistant.channel.flow.SerialQueue;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.turn.Arrival;
import telecom.assistant.conversation.turn.Decision;
import telecom.assistant.conversation.turn.Effect;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.gateway.prompt.ConversationPrompts;
import telecom.assistant.store.RefusedException;

/**
 * Carries out what was decided about one conversation. Effects that begin at once do so on the lane; all others run one
 * after another, so that nothing is sent before what it depends on is stored. When one fails, those behind it are
 * dropped: the lane reads the conversation again and decides once more on every event that is not settled.
 *
 * <p>While the store answers, the beginning of a turn is not written at once but together with the turn's next write,
 * or when a timer fires if the turn is long. Pieces of the answer and events for the desk may be sent before that; all
 * other effects wait until it is stored.
 */
final class EffectRunner implements Effect.AtOnce.Handler, Effect.InOrder.Handler<Uni<Void>> {

    private static final Uni<Void> DONE = Uni.createFrom().voidItem();

    private final Engine engine;
    private final ConversationLane lane;
    private final Assignment assignment;
    private final SerialQueue queue = new SerialQueue();
    private final AtomicInteger generation = new AtomicInteger();
    private final ConversationPrompts prompts;
    private final Suggestions suggestions;
    private final Summaries summaries;
    private final PublishingFaults faults;
    private volatile Answer answer;
    private volatile SentPieces pieces = SentPieces.NONE;
    private volatile Unsaved unsaved;
    private volatile Decided current;
    private Cancellable timer = () -> {};
    private volatile Cancellable saving = () -> {};

    /** A decision that is carried out: the arrivals that it is about, and the generation in which it was made. */
    private record Decided(List<Arrival> concerned, int generation) {}

    /** The beginning of a turn that is not stored yet. */
    private record Unsaved(ConversationChange change, Decided decided) {}

    /** @param assignment after whose end no effect is carried out any more */
    EffectRunner(Engine engine, ConversationLane lane, Assignment assignment) {
        this.engine = engine;
        this.lane = lane;
        this.assignment = assignment;
        this.prompts = engine.prompts().ofConversation();
        this.suggestions = new Suggestions(engine, prompts, lane::submit);
        this.summaries = new Summaries(engine, prompts, lane::submit);
        this.faults = new PublishingFaults(engine.faults());
    }

    /** Counts failures and fresh starts; what was decided under an earlier number is no longer carried out. */
    int generation() {
        return generation.get();
    }

    /** Carries out a decision that was made in the given generation. */
    void run(Decision decision, int decidedIn) {
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.AtOnce atOnce) {
                atOnce.handle(this);
            } else {
                Effect.InOrder inOrder = (Effect.InOrder) effect;
                if (faults.isPremature(inOrder)) {
                    stream((Effect.Publish) inOrder);
                    continue;
                }
                Decided decided = new Decided(decision.concerned(), decidedIn);
                queue.submit(() -> carryOut(() -> inOrder.handle(this), decided));
            }
        }
    }

    private Uni<Void> carryOut(Supplier<Uni<? extends Void>> work, Decided decided) {
        if (assignment.isOver() || generation.get() != decided.generation()) {
            return DONE;
        }
        current = decided;
        return Uni.createFrom().deferred(work).onFailure().recoverWithUni(failure -> {
            if (generation.compareAndSet(decided.generation(), decided.generation() + 1)) {
                lane.failed(failure, current.concerned());
            }
            return DONE;
        });
    }

    /** Stops the answer, and drops what was decided but not yet carried out. May be called from any thread. */
    void abandon() {
        generation.incrementAndGet();
        stopAnswer();
    }

    /** Stops everything that is under way, because the state in memory cannot be trusted after a failure. */
    void reset() {
        abandon();
        suggestions.stop();
        timer.cancel();
        saving.cancel();
        summaries.stop();
    }

    private void stopAnswer() {
        Answer stopped = answer;
        answer = null;
        if (stopped != null) {
            stopped.stop();
        }
    }

    /** Whether an event of an answer still counts; after the answer's end none does. */
    boolean isCurrent(Answer of, Event event) {
        boolean current = answer == of;
        if (current && event instanceof Event.ReplyEnded) {
            answer = null;
            engine.faults().reached(StopPoint.REPLY_ENDED);
        }
        return current;
    }

    /** What Kafka has acknowledged of the reply since this was asked last; empty if that is nothing. */
    Optional<Event> newlyAcknowledged() {
        return pieces.news();
    }

    /** Whether nothing is being carried out and no answer or summary is under way. */
    boolean isIdle() {
        return queue.isIdle() && answer == null && !isBehind() && !summaries.isUnderWay();
    }

    @Override
    public void on(Effect.AskModel ask) {
        Answer begun = new Answer(ask.turn().number(), lane::submit);
        answer = begun;
        pieces = SentPieces.of(ask.turn());
        engine.answers().begin(begun, ask, prompts);
    }

    @Override
    public void on(Effect.StopModel stop) {
        Answer stopped = answer;
        stopAnswer();
        if (stopped != null) {
            lane.submit(new Event.ReplyStopped(stop.turn().number(), stopped.tokens()));
        }
    }

    @Override
    public void on(Effect.RunTools tools) {
        Answer underWay = answer;
        if (underWay != null && underWay.turn() == tools.turn()) {
            underWay.allowTools();
        }
    }

    @Override
    public void on(Effect.StartTimer start) {
        timer.cancel();
        timer = engine.timers().schedule(start.delay(), () -> lane.submit(new Event.TurnDue()));
    }

    @Override
    public void on(Effect.AskForSuggestions ask) {
        suggestions.write(ask);
    }

    @Override
    public void on(Effect.SumUp sumUp) {
        summaries.write(sumUp.memory().conversation());
    }

    @Override
    public void on(Effect.Stop stop) {
        switch (stop.task()) {
            case TIMER -> timer.cancel();
            case SUGGESTIONS -> suggestions.stop();
            case SUMMARY -> {
                summaries.forget();
                prompts.forget();
            }
        }
    }

    @Override
    public void on(Effect.Observe seen) {
        engine.observer().observe(seen);
    }

    @Override
    public void on(Effect.ObserveDelivery seen) {
        engine.observer().observe(seen);
    }

    @Override
    public Uni<Void> on(Effect.Save save) {
        if (isBehind()) {
            // If the store refuses the two together, writing them one by one shows which of them is at fault.
            return store(unsaved.change().followedBy(save.change()))
                    .onFailure(RefusedException.class)
                    .recoverWithUni(refused -> catchUp().chain(() -> store(save.change())));
        }
        if (save.awaited() || !engine.store().isAnswering()) {
            return store(save.change());
        }
        Decided decided = current;
        unsaved = new Unsaved(save.change(), decided);
        saving = engine.timers()
                .schedule(
                        engine.config().beginningBehind(), () -> queue.submit(() -> carryOut(this::catchUp, decided)));
        return DONE;
    }

    /** Whether the store lacks the beginning of the turn. */
    private boolean isBehind() {
        Unsaved beginning = unsaved;
        return beginning != null && beginning.decided().generation() == generation.get();
    }

    private Uni<Void> catchUp() {
        if (!isBehind()) {
            return DONE;
        }
        // A failure is blamed on the turn's beginning, not on the effect that waits for it.
        Decided waiting = current;
        current = unsaved.decided();
        return store(unsaved.change()).invoke(() -> current = waiting);
    }

    /**
     * As {@link #catchUp}, unless the store has answered lately. An engine that was suspended may have lost the
     * conversation, and then the store refuses the write.
     */
    private Uni<Void> catchUpUnlessTrusted() {
        return engine.store().isAnswering() ? DONE : catchUp();
    }

    private Uni<Void> store(ConversationChange change) {
        return engine.store().save(change, assignment).invoke(() -> {
            saving.cancel();
            unsaved = null;
        });
    }

    @Override
    public Uni<Void> on(Effect.Write write) {
        if (write instanceof Effect.Erase erase) {
            engine.answers().forget(erase.subscriber());
        }
        return catchUp().chain(() -> engine.store().write(write, assignment));
    }

    @Override
    public Uni<Void> on(Effect.SaveSummary save) {
        return catchUp().chain(() -> engine.store()
                .save(save.change(), assignment)
                .invoke(() -> {
                    summaries.stored();
                    lane.submit(
                            new Event.SummaryStored(save.change().conversation().id(), save.summary()));
                })
                .onFailure(RefusedException.class)
                .recoverWithUni(refused -> {
                    summaries.failed(refused);
                    return DONE;
                }));
    }

    @Override
    public Uni<Void> on(Effect.Publish publish) {
        if (publish.awaited()) {
            return catchUp()
                    .invoke(() -> faults.beforeSending(publish.event()))
                    .chain(() -> engine.outbox().send(publish.cause(), publish.event(), assignment))
                    .invoke(() -> faults.sent(publish.event()));
        }
        return catchUpUnlessTrusted().invoke(() -> stream(publish));
    }

    private void stream(Effect.Publish publish) {
        Runnable counted = publish.event() instanceof ReplyDelta piece ? pieces.sending(piece) : () -> {};
        engine.outbox().sendWithoutRetry(publish.cause(), publish.event(), assignment, () -> {
            counted.run();
            faults.sent(publish.event());
        });
    }

    @Override
    public Uni<Void> on(Effect.NotifyDesk notify) {
        return catchUpUnlessTrusted()
                .invoke(() -> engine.outbox().sendWithoutRetry(notify.cause(), notify.event(), assignment, () -> {}));
    }

    @Override
    public Uni<Void> on(Effect.Forward forward) {
        return engine.outbox().forward(forward.event(), assignment);
    }

    @Override
    public Uni<Void> on(Effect.AwaitStored stored) {
        return catchUp().invoke(() -> {
            Answer underWay = answer;
            if (underWay != null) {
                lane.submit(underWay, new Event.ToolsReady(stored.turn(), stored.notesIfCut()));
            }
        });
    }

    @Override
    public Uni<Void> on(Effect.Settle settle) {
        return catchUp().invoke(() -> lane.settle(settle.arrivals()));
    }
}
