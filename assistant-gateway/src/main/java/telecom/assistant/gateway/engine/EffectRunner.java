package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import telecom.assistant.channel.flow.SerialQueue;
import telecom.assistant.conversation.turn.Arrival;
import telecom.assistant.conversation.turn.Decision;
import telecom.assistant.conversation.turn.Effect;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.store.RefusedException;

/**
 * Carries out what was decided about one conversation. Effects that begin at once do so on the lane; all others run one
 * after another, so that nothing is sent before what it depends on is stored. When one fails, those behind it are
 * dropped: the lane reads the conversation again and decides once more on every event that is not settled.
 */
final class EffectRunner implements Effect.AtOnce.Handler, Effect.InOrder.Handler<Uni<Void>> {

    private static final Uni<Void> DONE = Uni.createFrom().voidItem();

    private final Engine engine;
    private final ConversationLane lane;
    private final SerialQueue queue = new SerialQueue();
    private final AtomicInteger generation = new AtomicInteger();
    private final Suggestions suggestions;
    private final Summaries summaries;
    private volatile Answer answer;
    private Cancellable timer = () -> {};

    EffectRunner(Engine engine, ConversationLane lane) {
        this.engine = engine;
        this.lane = lane;
        this.suggestions = new Suggestions(engine, lane::submit);
        this.summaries = new Summaries(engine, lane::submit);
    }

    /** Counts failures and fresh starts; what was decided under an earlier number is no longer carried out. */
    int generation() {
        return generation.get();
    }

    /** Carries out a decision that was made under the given generation. */
    void run(Decision decision, int decidedUnder) {
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.AtOnce atOnce) {
                atOnce.handle(this);
            } else {
                Effect.InOrder inOrder = (Effect.InOrder) effect;
                queue.submit(() -> carryOut(inOrder, decision.concerned(), decidedUnder));
            }
        }
    }

    private Uni<Void> carryOut(Effect.InOrder effect, List<Arrival> concerned, int decidedUnder) {
        if (generation.get() != decidedUnder) {
            return DONE;
        }
        return Uni.createFrom().deferred(() -> effect.handle(this)).onFailure().recoverWithUni(failure -> {
            if (generation.compareAndSet(decidedUnder, decidedUnder + 1)) {
                lane.failed(failure, concerned);
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
        }
        return current;
    }

    /** Whether nothing is being carried out and no answer or summary is under way. */
    boolean isIdle() {
        return queue.isIdle() && answer == null && !summaries.isUnderWay();
    }

    @Override
    public void on(Effect.AskModel ask) {
        Answer begun = new Answer(ask.turn().number(), lane::submit);
        answer = begun;
        engine.answers().begin(begun, ask);
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
        Answer asking = answer;
        if (asking != null && asking.turn() == tools.turn()) {
            asking.allowTools();
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
            case SUMMARY -> summaries.forget();
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
    public Uni<Void> on(Effect.Write write) {
        return write.handle(engine.store());
    }

    @Override
    public Uni<Void> on(Effect.SaveSummary save) {
        return engine.store()
                .save(save.change())
                .invoke(() -> {
                    summaries.kept();
                    lane.submit(
                            new Event.SummaryKept(save.change().conversation().id(), save.summary()));
                })
                .onFailure(RefusedException.class)
                .recoverWithUni(refused -> {
                    summaries.missed(refused);
                    return DONE;
                });
    }

    @Override
    public Uni<Void> on(Effect.Publish publish) {
        if (publish.awaited()) {
            return engine.outbox().send(publish.cause(), publish.event());
        }
        engine.outbox().sendWithoutRetry(publish.cause(), publish.event());
        return DONE;
    }

    @Override
    public Uni<Void> on(Effect.NotifyDesk notify) {
        engine.outbox().sendWithoutRetry(notify.cause(), notify.event());
        return DONE;
    }

    @Override
    public Uni<Void> on(Effect.AwaitStored stored) {
        Answer asking = answer;
        if (asking != null) {
            lane.submit(asking, new Event.ToolsReady(stored.turn(), stored.ifUnseen()));
        }
        return DONE;
    }

    @Override
    public Uni<Void> on(Effect.Settle settle) {
        lane.settle(settle.arrivals());
        return DONE;
    }
}
