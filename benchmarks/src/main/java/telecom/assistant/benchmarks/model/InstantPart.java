package telecom.assistant.benchmarks.model;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import telecom.assistant.local.model.Pace;
import telecom.assistant.local.process.StackFailure;

/**
 * Opens streams as fast as possible: keeps one open on each connection, and requests the next as soon as that one ends.
 */
final class InstantPart {

    private static final int WORDS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StandIn standIn;
    private final Loops loops;
    private final ModelPlan plan;
    private final Expectations expectations;
    private final AtomicInteger requested = new AtomicInteger();
    private final CountDownLatch over;
    private final ConcurrentLinkedQueue<Track> tracks = new ConcurrentLinkedQueue<>();

    InstantPart(StandIn standIn, Loops loops, ModelPlan plan, Expectations expectations) {
        this.standIn = standIn;
        this.loops = loops;
        this.plan = plan;
        this.expectations = expectations;
        this.over = new CountDownLatch(plan.instant());
    }

    /** @param source a source whose limit on streams equals the number of connections */
    InstantStreams execute(StreamSource source) {
        standIn.prepare(WORDS, Pace.INSTANT);
        long begun = System.nanoTime();
        for (int i = 0; i < plan.connections(); i++) {
            next(source);
        }
        awaitOver();
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        long connections = standIn.traffic().connectionsOpened();
        expectations.expect(
                connections <= plan.connections(),
                connections + " connections were opened (expected: at most " + plan.connections() + ")");
        List<Track> all = List.copyOf(tracks);
        expectations.expectNone("instant", Echoes.check(all, WORDS));
        long tokens = all.stream().mapToLong(Track::tokens).sum();
        return new InstantStreams(all.size(), tokens, time, connections);
    }

    private void next(StreamSource source) {
        int number = requested.getAndIncrement();
        if (number >= plan.instant()) {
            return;
        }
        Track track = new Track(number, token -> {}, ended -> {
            over.countDown();
            next(source);
        });
        tracks.add(track);
        loops.run(number, () -> source.begin(track));
    }

    private void awaitOver() {
        try {
            boolean all = over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            expectations.expect(all, over.getCount() + " instant streams did not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while streams ran", e);
        }
    }
}
