package telecom.assistant.benchmarks.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import telecom.assistant.local.model.Pace;
import telecom.assistant.local.process.StackFailure;

/**
 * Cancels streams at random points, before the first token and between tokens, never at their end: the tier has to see
 * each of them broken off, and afterwards as many streams have to find room again.
 */
final class CancelledPart {

    private static final int WORDS = 200;
    private static final Pace PACE = new Pace(Duration.ofSeconds(3), Duration.ofMillis(10));
    private static final Duration WITHIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Far from the end, which the tier may have sent before it hears of a cancel. */
    private static final int LATEST = WORDS / 2;

    /** Every so manieth is cancelled before its first token. */
    private static final int EARLY = 4;

    private final StandIn standIn;
    private final Loops loops;
    private final ModelPlan plan;
    private final Promises promises;
    private final Map<Integer, Runnable> cancels = new ConcurrentHashMap<>();
    private final CountDownLatch cancelled;
    private final int[] points;

    CancelledPart(StandIn standIn, Loops loops, ModelPlan plan, Promises promises) {
        this.standIn = standIn;
        this.loops = loops;
        this.plan = plan;
        this.promises = promises;
        this.cancelled = new CountDownLatch(plan.cancels());
        Random random = new Random(plan.seed());
        this.points = random.ints(plan.cancels(), 1, LATEST).toArray();
    }

    Cancelled execute(Asker asker) {
        standIn.prepare(WORDS, PACE);
        for (int i = 0; i < plan.cancels(); i++) {
            Track track = new Track(i, this::heard, CancelledPart::ignore);
            loops.run(i, WITHIN.toMillis() * i / plan.cancels(), () -> cancels.put(track.number(), asker.begin(track)));
        }
        promises.await(() -> standIn.traffic().requestsOpen() == plan.cancels(), "not all streams were begun");
        for (int i = 0; i < plan.cancels(); i += EARLY) {
            int number = i;
            loops.run(number, () -> cancel(number));
        }
        awaitCancelled();
        promises.await(() -> standIn.traffic().requestsOpen() == 0, "streams went on after they were cancelled");
        promises.await(() -> standIn.traffic().connectionsOpen() == 0, "connections leaked");
        long aborts = standIn.aborts();
        promises.keep(aborts == plan.cancels(), "the tier saw " + aborts + " of " + plan.cancels() + " cancels");
        findRoomAgain(asker);
        return new Cancelled(plan.cancels(), (plan.cancels() + EARLY - 1) / EARLY, aborts);
    }

    private static void ignore(Track over) {
        // It ended by itself, or failed: then the tier counts one abort too few.
    }

    private void heard(Track track) {
        if (track.tokens() == points[track.number()]) {
            cancel(track.number());
        }
    }

    private void cancel(int number) {
        Runnable cancel = cancels.remove(number);
        if (cancel != null) {
            cancel.run();
            cancelled.countDown();
        }
    }

    private void awaitCancelled() {
        try {
            boolean all = cancelled.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            promises.keep(all, cancelled.getCount() + " streams ended before they were cancelled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while streams ran", e);
        }
    }

    /** The limit of streams is as high as their number: a permit that did not come back would be missed. */
    private void findRoomAgain(Asker asker) {
        standIn.prepare(1, Pace.LIVELY);
        List<Track> tracks =
                Wave.begin(loops, asker, plan.cancels(), Duration.ZERO).awaitOver();
        promises.keepAll("after the cancels", Echoes.check(tracks, 1));
    }
}
