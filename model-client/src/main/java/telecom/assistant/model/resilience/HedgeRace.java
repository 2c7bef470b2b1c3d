package telecom.assistant.model.resilience;

import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.subscription.SwitchableSubscriptionSubscriber;
import java.util.concurrent.Flow;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.timing.Countdown;

/**
 * A race between two tiers that answer the same request. Signals come from several threads: what may happen only once
 * is decided under the lock of the race, and carried out outside it.
 *
 * <p>Until one tier has opened, each is asked for a single item, and only once the race itself has been asked for one;
 * from then on the race's subscription is the winner's.
 */
final class HedgeRace extends SwitchableSubscriptionSubscriber<ModelChunk> {

    private final HedgingModelClient tiers;
    private final ModelRequest request;
    private final Runner first;
    private final Runner second;
    private final Countdown hedgeTimer;
    private boolean demanded;
    private volatile boolean hedged;
    private volatile Runner winner;

    HedgeRace(HedgingModelClient tiers, ModelRequest request, MultiSubscriber<? super ModelChunk> downstream) {
        super(downstream);
        this.tiers = tiers;
        this.request = request;
        this.first = new Runner(tiers.first());
        this.second = new Runner(tiers.second());
        this.hedgeTimer = new Countdown(tiers.vertx(), this::hedge);
    }

    void start() {
        downstream.onSubscribe(this);
        onSubscribe(new BothRunners());
        if (!isCancelled()) {
            first.started = true;
            hedgeTimer.start(tiers.hedgeDelay().toNanos());
            first.start();
        }
    }

    private void hedge() {
        if (mayStartSecond()) {
            hedged = true;
            tiers.meters().hedgeStarted(request.routing());
            second.start();
        }
    }

    /** Whether it is time to start the second tier; true only once. */
    private synchronized boolean mayStartSecond() {
        if (isCancelled() || winner != null || second.started) {
            return false;
        }
        second.started = true;
        return true;
    }

    /** Makes this runner's signals the answer, unless another one's already are. */
    private boolean wins(Runner runner) {
        synchronized (this) {
            if (isCancelled() || winner != null) {
                return !isCancelled() && winner == runner;
            }
            winner = runner;
        }
        hedgeTimer.cancel();
        other(runner).cancel();
        return true;
    }

    private void failed(Runner runner, Throwable failure) {
        runner.failure = failure;
        if (FailoverModelClient.mayBeAnsweredElsewhere(failure) && mayStartSecond()) {
            hedgeTimer.cancel();
            FailoverModelClient.recordFailover(request, (ModelFailure) failure, tiers.meters());
            second.start();
            return;
        }
        boolean waitsForOther = winner == null && other(runner).isRunning();
        if (!waitsForOther && wins(runner)) {
            Throwable earlier = other(runner).failure;
            if (earlier != null) {
                failure.addSuppressed(earlier);
            }
            downstream.onFailure(failure);
        }
    }

    private Runner other(Runner runner) {
        return runner == first ? second : first;
    }

    /** Never called, since it is the runners that are subscribed to the tiers. */
    @Override
    public void onItem(ModelChunk chunk) {
        downstream.onItem(chunk);
    }

    /** The race's subscription until one of the runners has opened. */
    private final class BothRunners implements Flow.Subscription {

        @Override
        public void request(long items) {
            synchronized (HedgeRace.this) {
                demanded = true;
            }
            first.ask();
            second.ask();
        }

        @Override
        public void cancel() {
            hedgeTimer.cancel();
            first.cancel();
            second.cancel();
        }
    }

    /** One of the two tiers. */
    private final class Runner implements MultiSubscriber<ModelChunk> {
        private final ModelClient tier;
        private volatile boolean started;
        private boolean asked;
        private boolean cancelled;
        private volatile Throwable failure;
        private Flow.Subscription subscription;

        Runner(ModelClient tier) {
            this.tier = tier;
        }

        void start() {
            tier.stream(request).subscribe().withSubscriber(this);
        }

        boolean isRunning() {
            return started && failure == null;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            boolean tooLate;
            synchronized (HedgeRace.this) {
                subscription = given;
                tooLate = cancelled;
            }
            if (tooLate) {
                given.cancel();
            } else {
                ask();
            }
        }

        /** Asks for the first item as soon as the race has been asked for one. */
        void ask() {
            synchronized (HedgeRace.this) {
                if (!demanded || subscription == null || asked) {
                    return;
                }
                asked = true;
            }
            subscription.request(1);
        }

        @Override
        public void onItem(ModelChunk chunk) {
            if (winner == this) {
                downstream.onItem(chunk);
            } else if (wins(this)) {
                if (this == second && hedged) {
                    tiers.meters().hedgeWon(request.routing());
                }
                emitted(1);
                downstream.onItem(chunk);
                setOrSwitchUpstream(subscription);
            }
        }

        @Override
        public void onFailure(Throwable thrown) {
            failed(this, thrown);
        }

        @Override
        public void onCompletion() {
            if (wins(this)) {
                downstream.onCompletion();
            }
        }

        void cancel() {
            Flow.Subscription source;
            synchronized (HedgeRace.this) {
                cancelled = true;
                source = subscription;
            }
            if (source != null) {
                source.cancel();
            }
        }
    }
}
