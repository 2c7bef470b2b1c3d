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
 * Cancels streams at random points, before the first token and between tokens, but never at their end. The tier has to
 * see each of them aborted, and afterwards as many new streams have to be admitted.
 */
final class CancelledPart {

    private static final int WORDS = 200;
    private static final Pace PACE = new Pace(Duration.ofSeconds(3), Duration.ofMillis(10));
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * The latest token at which a stream is cancelled: far from the end, which the tier may have sent before it learns
     * of the cancellation.
     */
    private static final int LATEST = WORDS / 2;

    /** Every fourth stream is cancelled before its first token. */
    private static final int EARLY = 4;

    private final StandIn standIn;
    private final Loops loops;
    private final ModelPlan plan;
    private final Expectations expectations;
    private final Map<Integer, Runnable> cancels = new ConcurrentHashMap<>();
    private final CountDownLatch cancelled;
    private final int[] points;

    CancelledPart(StandIn standIn, Loops loops, ModelPlan plan, Expectations expectations) {
        this.standIn = standIn;
        this.loops = loops;
        this.plan = plan;
        this.expectations = expectations;
        this.cancelled = new CountDownLatch(plan.cancels());
        Random random = new Random(plan.seed());
        this.points = random.ints(plan.cancels(), 1, LATEST).toArray();
    }

    CancelledStreams execute(StreamSource source) {
        standIn.prepare(WORDS, PACE);
        for (int i = 0; i < plan.cancels(); i++) {
            Track track = new Track(i, this::tokenArrived, CancelledPart::ignore);
            loops.run(
                    i,
                    BEGIN_WITHIN.toMillis() * i / plan.cancels(),
                    () -> cancels.put(track.number(), source.begin(track)));
        }
        expectations.await(() -> standIn.traffic().requestsOpen() == plan.cancels(), "not all streams began");
        for (int i = 0; i < plan.cancels(); i += EARLY) {
            int number = i;
            loops.run(number, () -> cancel(number));
        }
        awaitCancelled();
        expectations.await(() -> standIn.traffic().requestsOpen() == 0, "streams continued after they were cancelled");
        expectations.await(() -> standIn.traffic().connectionsOpen() == 0, "connections leaked");
        long aborts = standIn.aborts();
        expectations.expect(aborts == plan.cancels(), "the tier saw " + aborts + " of " + plan.cancels() + " cancels");
        expectRoomAgain(source);
        return new CancelledStreams(plan.cancels(), (plan.cancels() + EARLY - 1) / EARLY, aborts);
    }

    private static void ignore(Track over) {
        // If a stream ended by itself or failed, the tier counts one abort too few.
    }

    private void tokenArrived(Track track) {
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
            expectations.expect(all, cancelled.getCount() + " streams ended before they were cancelled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while streams ran", e);
        }
    }

    /** The limit on streams equals their number, so a permit that was not returned would be missing. */
    private void expectRoomAgain(StreamSource source) {
        standIn.prepare(1, Pace.LIVELY);
        List<Track> tracks =
                Wave.begin(loops, source, plan.cancels(), Duration.ZERO).awaitOver();
        expectations.expectNone("after the cancels", Echoes.check(tracks, 1));
    }
}
