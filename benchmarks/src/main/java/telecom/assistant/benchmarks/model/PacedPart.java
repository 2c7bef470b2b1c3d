package telecom.assistant.benchmarks.model;

import java.time.Duration;
import java.util.List;
import telecom.assistant.local.model.Pace;

/** Measures streams at the pace of a busy tier: what they cost, and what they come later by. */
final class PacedPart {

    private static final int WORDS = 200;
    private static final Pace PACE = new Pace(Duration.ofMillis(200), Duration.ofMillis(10));
    private static final Pace HALTED = new Pace(Duration.ofMillis(200), Duration.ofMinutes(1));
    private static final Duration WITHIN = Duration.ofSeconds(1);
    private static final int WARM_UP_ROUNDS = 2;
    private static final int MOST_WARM_UP_STREAMS = 100;

    private final StandIn standIn;
    private final Loops loops;
    private final int streams;
    private final Promises promises;

    PacedPart(StandIn standIn, Loops loops, int streams, Promises promises) {
        this.standIn = standIn;
        this.loops = loops;
        this.streams = streams;
        this.promises = promises;
    }

    /** Lets the machine compile what will run. */
    private void warmUp(Asker asker) {
        standIn.prepare(WORDS, Pace.INSTANT);
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            Wave.begin(loops, asker, Math.min(streams, MOST_WARM_UP_STREAMS), Duration.ZERO)
                    .awaitOver();
        }
    }

    Paced measure(Asker asker) {
        warmUp(asker);
        int threads = Resources.threads();
        standIn.prepare(WORDS, PACE);
        long cpu = Resources.cpuNanos();
        Wave wave = Wave.begin(loops, asker, streams, WITHIN);
        wave.awaitBegun();
        int newThreads = Resources.threads() - threads;
        List<Track> tracks = wave.awaitOver();
        cpu = Resources.cpuNanos() - cpu;
        int mostOpen = standIn.traffic().mostRequestsOpen();
        check(asker, tracks, newThreads, mostOpen);
        long tokens = tracks.stream().mapToLong(Track::tokens).sum();
        Latencies firstToken = Latencies.ofFirstTokens(tracks);
        Latencies between = Latencies.ofGaps(tracks);
        return new Paced(asker.title(), streams, tokens, cpu, heapPerStream(asker), newThreads, firstToken, between);
    }

    private void check(Asker asker, List<Track> tracks, int newThreads, int mostOpen) {
        if (asker instanceof ClientAsker) {
            promises.keep(mostOpen == streams, "only " + mostOpen + " of " + streams + " streams ran at once");
            promises.keepThreads(newThreads);
            promises.keepAll("paced", Echoes.check(tracks, WORDS));
        }
    }

    /** Of streams that have begun and stand still, so that none ends while the heap is looked at. */
    private long heapPerStream(Asker asker) {
        standIn.prepare(WORDS, HALTED);
        long before = Resources.heapBytes();
        Wave wave = Wave.begin(loops, asker, streams, WITHIN);
        wave.awaitBegun();
        long during = Resources.heapBytes();
        wave.cancel();
        promises.await(() -> standIn.traffic().requestsOpen() == 0, "streams that were broken off stayed open");
        return (during - before) / streams;
    }
}
