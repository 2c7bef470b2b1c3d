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
 * after another, each when the one before it has been done, so that nothing leaves before what it rests on is stored.
 * When one fails, none that waits behind it is done any more: the lane reads the conversation again, and what is not
 * settled is decided on once more.
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

    /** The conversation's lane, as its effects know it; from any thread. */
    interface Lane {

        /** An effect has brought something back. */
        void submit(Event event);

        /** As {@link #submit(Event)}, for what happens to an answer. */
        void submit(Answer answer, Event event);

        /** The outcome of these arrivals is durable. */
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

    /** Counts the fresh starts; what was decided under an earlier number is not carried out. */
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

    /** Carries nothing more out of what has been decided until now; from any thread. */
    void abandon() {
        generation.incrementAndGet();
        stopAnswer();
    }

    /** Stops everything that is under way, because what is in memory can't be trusted after a failure. */
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

    /** Whether what happens to an answer still counts; after its end nothing of it does. */
    boolean isCurrent(Answer of, Event event) {
        boolean current = answer == of;
        if (current && event instanceof Event.ReplyEnded) {
            answer = null;
        }
        return current;
    }

    /** Whether nothing is being carried out, and nothing may come back. */
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
    public Uni<Void> on(Effect.Save save) {
        return engine.store().save(save.change());
    }

    @Override
    public Uni<Void> on(Effect.SaveSummary save) {
        return engine.store()
                .save(save.change())
                .invoke(summaries::kept)
                .onFailure(RefusedException.class)
                .recoverWithUni(refused -> {
                    summaries.missed(refused);
                    lane.submit(new Event.SummaryRefused(
                            save.change().conversation().id(), save.before()));
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
        engine.outbox().sendLightly(piece.cause(), piece.event());
        return DONE;
    }

    @Override
    public Uni<Void> on(Effect.NotifyDesk notify) {
        engine.outbox().notifyDesk(notify.cause(), notify.event());
        return DONE;
    }

    @Override
    public Uni<Void> on(Effect.RunTools tools) {
        Answer asked = answer;
        if (asked != null && asked.turn() == tools.turn()) {
            asked.allowTools();
        }
        return DONE;
    }

    @Override
    public Uni<Void> on(Effect.Settle settle) {
        lane.settle(settle.arrivals());
        return DONE;
    }
}
