package telecom.assistant.benchmarks.model;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import telecom.assistant.local.model.Pace;
import telecom.assistant.local.process.StackFailure;

/** Asks for one stream on each connection, and for the next as soon as one has ended. */
final class InstantPart {

    private static final int WORDS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StandIn standIn;
    private final Loops loops;
    private final ModelPlan plan;
    private final Promises promises;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over;
    private final ConcurrentLinkedQueue<Track> tracks = new ConcurrentLinkedQueue<>();

    InstantPart(StandIn standIn, Loops loops, ModelPlan plan, Promises promises) {
        this.standIn = standIn;
        this.loops = loops;
        this.plan = plan;
        this.promises = promises;
        this.over = new CountDownLatch(plan.instant());
    }

    /** @param asker whose limit is the number of connections */
    Instant execute(Asker asker) {
        standIn.prepare(WORDS, Pace.INSTANT);
        long begun = System.nanoTime();
        for (int i = 0; i < plan.connections(); i++) {
            next(asker);
        }
        awaitOver();
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        long connections = standIn.traffic().connectionsOpened();
        promises.keep(
                connections <= plan.connections(),
                connections + " connections were opened (expected: at most " + plan.connections() + ")");
        List<Track> all = List.copyOf(tracks);
        promises.keepAll("instant", Echoes.check(all, WORDS));
        long tokens = all.stream().mapToLong(Track::tokens).sum();
        return new Instant(all.size(), tokens, time, connections);
    }

    private void next(Asker asker) {
        int number = asked.getAndIncrement();
        if (number >= plan.instant()) {
            return;
        }
        Track track = new Track(number, token -> {}, ended -> {
            over.countDown();
            next(asker);
        });
        tracks.add(track);
        loops.run(number, () -> asker.begin(track));
    }

    private void awaitOver() {
        try {
            boolean all = over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            promises.keep(all, over.getCount() + " instant streams did not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while streams ran", e);
        }
    }
}
