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
 * Carries out the decisions about one conversation. Immediate effects begin on the lane itself; all others run one
 * after another, so that nothing is sent before the data that it depends on is stored. When one fails, those behind it
 * are dropped: the lane reads the conversation again and decides once more on every event that is not settled.
 *
 * <p>While the store is answering, the beginning of a turn is not written at once but together with the turn's next
 * write or, if the turn is long, when a timer fires. Pieces of the answer and events for the desk may be sent before
 * that; all other effects wait until it is stored.
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

    /** A decision that is being carried out: the arrivals that it concerns, and the generation in which it was made. */
    private record Decided(List<Arrival> concerned, int generation) {}

    /** The beginning of a turn that is not stored yet. */
    private record Unsaved(ConversationChange change, Decided decided) {}

    /** @param assignment no effect is carried out after its end */
    EffectRunner(Engine engine, ConversationLane lane, Assignment assignment) {
        this.engine = engine;
        this.lane = lane;
        this.assignment = assignment;
        this.prompts = engine.prompts().ofConversation();
        this.suggestions = new Suggestions(engine, prompts, lane::submit);
        this.summaries = new Summaries(engine, prompts, lane::submit);
        this.faults = new PublishingFaults(engine.faults());
    }

    /** Counts failures and fresh starts; decisions of an earlier generation are no longer carried out. */
    int generation() {
        return generation.get();
    }

    /** Carries out a decision that was made in the given generation. */
    void run(Decision decision, int decisionGeneration) {
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.AtOnce atOnce) {
                atOnce.handle(this);
            } else {
                Effect.InOrder inOrder = (Effect.InOrder) effect;
                if (faults.isPremature(inOrder)) {
                    stream((Effect.Publish) inOrder);
                    continue;
                }
                Decided decided = new Decided(decision.concerned(), decisionGeneration);
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

    /** Stops the answer, and drops effects that have not been carried out yet. May be called from any thread. */
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

    /** Whether an event comes from the current answer. An answer is no longer current after its last event. */
    boolean isCurrent(Answer of, Event event) {
        boolean current = answer == of;
        if (current && event instanceof Event.ReplyEnded) {
            answer = null;
            engine.faults().reached(StopPoint.REPLY_ENDED);
        }
        return current;
    }

    /** How much of the reply Kafka has acknowledged; empty if nothing was added since the last call. */
    Optional<Event> newlyAcknowledged() {
        return pieces.newlyAcknowledged();
    }

    /** Whether nothing is being carried out and no answer or summary is under way. */
    boolean isIdle() {
        return queue.isIdle() && answer == null && !hasUnsavedBeginning() && !summaries.isUnderWay();
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
        if (hasUnsavedBeginning()) {
            // If the store refuses the two together, writing them one by one shows which of them is at fault.
            return store(unsaved.change().followedBy(save.change()))
                    .onFailure(RefusedException.class)
                    .recoverWithUni(refused -> saveBeginning().chain(() -> store(save.change())));
        }
        if (save.awaited() || !engine.store().isAnswering()) {
            return store(save.change());
        }
        Decided decided = current;
        unsaved = new Unsaved(save.change(), decided);
        saving = engine.timers()
                .schedule(
                        engine.config().beginningBehind(),
                        () -> queue.submit(() -> carryOut(this::saveBeginning, decided)));
        return DONE;
    }

    /** Whether the beginning of the turn is not stored yet. */
    private boolean hasUnsavedBeginning() {
        Unsaved beginning = unsaved;
        return beginning != null && beginning.decided().generation() == generation.get();
    }

    private Uni<Void> saveBeginning() {
        if (!hasUnsavedBeginning()) {
            return DONE;
        }
        // A failure is blamed on the turn's beginning, not on the effect that waits for it.
        Decided waiting = current;
        current = unsaved.decided();
        return store(unsaved.change()).invoke(() -> current = waiting);
    }

    /**
     * Like {@link #saveBeginning}, but does nothing if the store has answered recently. An engine that was suspended
     * may have lost the conversation, in which case the store refuses the write.
     */
    private Uni<Void> saveBeginningUnlessTrusted() {
        return engine.store().isAnswering() ? DONE : saveBeginning();
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
        return saveBeginning().chain(() -> engine.store().write(write, assignment));
    }

    @Override
    public Uni<Void> on(Effect.SaveSummary save) {
        return saveBeginning().chain(() -> engine.store()
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
            return saveBeginning()
                    .invoke(() -> faults.beforeSending(publish.event()))
                    .chain(() -> engine.outbox().send(publish.cause(), publish.event(), assignment))
                    .invoke(() -> faults.sent(publish.event()));
        }
        return saveBeginningUnlessTrusted().invoke(() -> stream(publish));
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
        return saveBeginningUnlessTrusted()
                .invoke(() -> engine.outbox().sendWithoutRetry(notify.cause(), notify.event(), assignment, () -> {}));
    }

    @Override
    public Uni<Void> on(Effect.Forward forward) {
        return engine.outbox().forward(forward.event(), assignment);
    }

    @Override
    public Uni<Void> on(Effect.AwaitStored stored) {
        return saveBeginning().invoke(() -> {
            Answer underWay = answer;
            if (underWay != null) {
                lane.submit(underWay, new Event.ToolsReady(stored.turn(), stored.notesIfCut()));
            }
        });
    }

    @Override
    public Uni<Void> on(Effect.Settle settle) {
        return saveBeginning().invoke(() -> lane.settle(settle.arrivals()));
    }
}
