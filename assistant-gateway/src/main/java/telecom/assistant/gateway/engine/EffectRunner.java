package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.flow.SerialQueue;
import telecom.assistant.conversation.turn.Arrival;
import telecom.assistant.conversation.turn.Decision;
import telecom.assistant.conversation.turn.Effect;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.store.RefusedException;

/**
 * Carries out what was decided about one conversation. Effects that begin at once do so on the lane; all others run one
 * after another, so that nothing is sent before what it depends on is stored. When one fails, those behind it are
 * dropped: the lane reads the conversation again, and what is not settled is decided on once more.
 */
final class EffectRunner implements Effect.Handler<Void>, Effect.OrderedHandler<Uni<Void>> {

    private static final Uni<Void> DONE = Uni.createFrom().voidItem();

    private final SubscriberId subscriber;
    private final Engine engine;
    private final Lane lane;
    private final SerialQueue queue = new SerialQueue();
    private final AtomicInteger generation = new AtomicInteger();
    private final Suggestions suggestions;
    private final Summaries summaries;
    private volatile Answer answer;
    private Cancellable timer = () -> {};

    /** What effects need of the conversation's lane. Called from any thread. */
    interface Lane {

        /** Takes an effect's result. */
        void submit(Event event);

        /**
         * As {@link #submit(Event)}, for an event of an answer, which counts only while the answer is the current one.
         */
        void submit(Answer answer, Event event);

        /** Settles arrivals: their outcome is durable. */
        void settle(List<Arrival> arrivals);

        /** An effect has failed, and none that was waiting behind it will be done. */
        void failed(Throwable failure, List<Arrival> concerned);
    }

    EffectRunner(SubscriberId subscriber, Engine engine, Lane lane) {
        this.subscriber = subscriber;
        this.engine = engine;
        this.lane = lane;
        this.suggestions = new Suggestions(engine.writers(), lane::submit);
        this.summaries = new Summaries(engine.writers(), lane::submit);
    }

    /** Counts failures and fresh starts; what was decided under an earlier number is no longer carried out. */
    int generation() {
        return generation.get();
    }

    /** Carries out a decision that was made under a generation. */
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

    /** Carries out nothing more of what has been decided so far. From any thread. */
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
    public Void on(Effect.AskModel ask) {
        Answer begun = new Answer(ask.turn().number(), lane::submit);
        answer = begun;
        engine.answers().begin(begun, ask);
        return null;
    }

    @Override
    public Void on(Effect.StopModel stop) {
        Answer stopped = answer;
        stopAnswer();
        if (stopped != null) {
            lane.submit(new Event.ReplyStopped(stop.turn().number(), stopped.tokens()));
        }
        return null;
    }

    @Override
    public Void on(Effect.RunTools tools) {
        Answer asking = answer;
        if (asking != null && asking.turn() == tools.turn()) {
            asking.allowTools();
        }
        return null;
    }

    @Override
    public Void on(Effect.StartTimer start) {
        timer.cancel();
        timer = engine.timers().after(start.delay()).subscribe().with(passed -> lane.submit(new Event.TurnDue()));
        return null;
    }

    @Override
    public Void on(Effect.StopTimer stop) {
        timer.cancel();
        return null;
    }

    @Override
    public Void on(Effect.AskForSuggestions ask) {
        suggestions.write(ask);
        return null;
    }

    @Override
    public Void on(Effect.StopSuggestions stop) {
        suggestions.stop();
        return null;
    }

    @Override
    public Void on(Effect.SumUp sumUp) {
        summaries.write(sumUp.memory().conversation());
        return null;
    }

    @Override
    public Void on(Effect.StopSummary stop) {
        summaries.forget();
        return null;
    }

    @Override
    public Void on(Effect.Observe seen) {
        engine.observer().observe(seen);
        return null;
    }

    @Override
    public Void on(Effect.ObserveDelivery seen) {
        engine.observer().observe(seen);
        return null;
    }

    @Override
    public Uni<Void> on(Effect.Save save) {
        return engine.store().save(save.change());
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
    public Uni<Void> on(Effect.Remember remember) {
        return engine.store().remember(remember.subscriber());
    }

    @Override
    public Uni<Void> on(Effect.Erase erase) {
        return engine.store().erase(subscriber, erase);
    }

    @Override
    public Uni<Void> on(Effect.RecordConsent consent) {
        return engine.store().record(consent);
    }

    @Override
    public Uni<Void> on(Effect.OfferSuggestions offer) {
        return engine.store().offer(subscriber, offer);
    }

    @Override
    public Uni<Void> on(Effect.ExpireSuggestions expire) {
        return engine.store().expire(expire);
    }

    @Override
    public Uni<Void> on(Effect.SettleSuggestion used) {
        return engine.store().settle(used);
    }

    @Override
    public Uni<Void> on(Effect.Publish publish) {
        return engine.outbox().send(publish.cause(), publish.event());
    }

    @Override
    public Uni<Void> on(Effect.Stream piece) {
        engine.outbox().sendWithoutRetry(piece.cause(), piece.event());
        return DONE;
    }

    @Override
    public Uni<Void> on(Effect.NotifyDesk notify) {
        engine.outbox().notifyDesk(notify.cause(), notify.event());
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
