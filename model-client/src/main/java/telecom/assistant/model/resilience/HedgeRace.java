package telecom.assistant.model.resilience;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Flow;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.timing.Countdown;

/**
 * One request to two tiers. Signals come from several threads: decisions are taken under the lock of the race, and
 * carried out outside it.
 *
 * <p>Until one tier has opened, each is asked for a single item, and only once the race itself has been asked for one;
 * from then on the winner is asked for as much as the race is.
 */
final class HedgeRace {

    private final ModelRequest request;
    private final Runner first;
    private final Runner second;
    private final MultiEmitter<? super ModelChunk> emitter;
    private final ModelMeters meters;
    private final Countdown patience;
    private Runner winner;
    private boolean hedged;
    private boolean over;

    HedgeRace(
            ModelRequest request,
            ModelClient first,
            ModelClient second,
            MultiEmitter<? super ModelChunk> emitter,
            Vertx vertx,
            ModelMeters meters) {
        this.request = request;
        this.first = new Runner(first);
        this.second = new Runner(second);
        this.emitter = emitter;
        this.meters = meters;
        this.patience = new Countdown(vertx, this::hedge);
    }

    void start(Duration after) {
        emitter.onTermination(this::stop);
        emitter.onRequest(ignored -> flow());
        synchronized (this) {
            if (over) {
                return;
            }
            patience.start(after.toNanos());
        }
        first.start();
    }

    private void hedge() {
        synchronized (this) {
            if (over || winner != null || second.started) {
                return;
            }
            second.started = true;
            hedged = true;
        }
        meters.hedgeStarted(request.routing());
        second.start();
    }

    private void flow() {
        first.flow();
        second.flow();
    }

    /** Cancels the runners that are still running. */
    private void stop() {
        synchronized (this) {
            over = true;
        }
        patience.cancel();
        first.cancel();
        second.cancel();
    }

    /** Whether this runner's items are the answer: the first one to have an item wins. */
    private boolean wins(Runner runner) {
        synchronized (this) {
            if (over || winner != null) {
                return winner == runner && !over;
            }
            winner = runner;
        }
        patience.cancel();
        other(runner).cancel();
        if (runner == second && hedged) {
            meters.hedgeWon(request.routing());
        }
        return true;
    }

    private void failed(Runner runner, Throwable failure) {
        boolean startsSecond;
        synchronized (this) {
            runner.failure = failure;
            if (over || (winner != null && winner != runner)) {
                return;
            }
            startsSecond = winner == null && !second.started && FailoverModelClient.mayBeAnsweredElsewhere(failure);
            if (winner == null && !startsSecond && isStillRunning(other(runner))) {
                return;
            }
            second.started |= startsSecond;
        }
        if (startsSecond) {
            patience.cancel();
            FailoverModelClient.note(request, (ModelFailure) failure, meters);
            second.start();
        } else {
            fail(failure, other(runner).failure);
        }
    }

    private static boolean isStillRunning(Runner runner) {
        return runner.started && runner.failure == null;
    }

    private void fail(Throwable failure, Throwable earlier) {
        if (earlier != null) {
            failure.addSuppressed(earlier);
        }
        emitter.fail(failure);
    }

    private Runner other(Runner runner) {
        return runner == first ? second : first;
    }

    /** One of the two tiers. Its fields are guarded by the lock of the race. */
    private final class Runner implements MultiSubscriber<ModelChunk> {
        private final ModelClient tier;
        private boolean started;
        private boolean cancelled;
        private Throwable failure;
        private Flow.Subscription subscription;
        private long outstanding;

        Runner(ModelClient tier) {
            this.tier = tier;
        }

        void start() {
            synchronized (HedgeRace.this) {
                started = true;
            }
            tier.stream(request).subscribe().withSubscriber(this);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            boolean tooLate;
            synchronized (HedgeRace.this) {
                subscription = given;
                tooLate = cancelled || over;
            }
            if (tooLate) {
                given.cancel();
            } else {
                flow();
            }
        }

        @Override
        public void onItem(ModelChunk chunk) {
            if (wins(this)) {
                emitter.emit(chunk);
            }
            // Only now, because until it was emitted the item still counted as requested from the race.
            synchronized (HedgeRace.this) {
                outstanding--;
            }
            flow();
        }

        @Override
        public void onFailure(Throwable thrown) {
            failed(this, thrown);
        }

        @Override
        public void onCompletion() {
            if (wins(this)) {
                emitter.complete();
            }
        }

        void flow() {
            long more;
            Flow.Subscription source;
            synchronized (HedgeRace.this) {
                if (subscription == null || cancelled || over) {
                    return;
                }
                long asked = emitter.requested();
                more = (winner == this ? asked : Math.min(1, asked)) - outstanding;
                outstanding += Math.max(0, more);
                source = subscription;
            }
            if (more > 0) {
                source.request(more);
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
