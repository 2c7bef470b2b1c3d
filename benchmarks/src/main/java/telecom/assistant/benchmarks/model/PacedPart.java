package telecom.assistant.benchmarks.model;

import java.time.Duration;
import java.util.List;
import telecom.assistant.benchmarks.latency.Latencies;
import telecom.assistant.local.model.Pace;

/** Measures the cost of streams at the pace of a busy tier, and the latency that they add. */
final class PacedPart {

    private static final int WORDS = 200;
    private static final Pace PACE = new Pace(Duration.ofMillis(200), Duration.ofMillis(10));
    private static final Pace HALTED = new Pace(Duration.ofMillis(200), Duration.ofMinutes(1));
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(1);
    private static final int WARM_UP_ROUNDS = 2;
    private static final int MOST_WARM_UP_STREAMS = 100;

    private final StandIn standIn;
    private final Loops loops;
    private final int streams;
    private final Expectations expectations;

    PacedPart(StandIn standIn, Loops loops, int streams, Expectations expectations) {
        this.standIn = standIn;
        this.loops = loops;
        this.streams = streams;
        this.expectations = expectations;
    }

    /** Gives the JIT compiler time to compile the measured code. */
    private void warmUp(StreamSource source) {
        standIn.prepare(WORDS, Pace.INSTANT);
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            Wave.begin(loops, source, Math.min(streams, MOST_WARM_UP_STREAMS), Duration.ZERO)
                    .awaitOver();
        }
    }

    PacedStreams measure(StreamSource source) {
        warmUp(source);
        int threads = Resources.threads();
        standIn.prepare(WORDS, PACE);
        long cpu = Resources.cpuNanos();
        Wave wave = Wave.begin(loops, source, streams, BEGIN_WITHIN);
        wave.awaitBegun();
        int newThreads = Resources.threads() - threads;
        List<Track> tracks = wave.awaitOver();
        cpu = Resources.cpuNanos() - cpu;
        int mostOpen = standIn.traffic().mostRequestsOpen();
        check(source, tracks, newThreads, mostOpen);
        long tokens = tracks.stream().mapToLong(Track::tokens).sum();
        Latencies firstToken = new Latencies();
        tracks.forEach(track -> track.recordFirstToken(firstToken));
        Latencies betweenTokens = new Latencies();
        tracks.forEach(track -> track.recordGaps(betweenTokens));
        return new PacedStreams(
                source.title(), streams, tokens, cpu, heapPerStream(source), newThreads, firstToken, betweenTokens);
    }

    private void check(StreamSource source, List<Track> tracks, int newThreads, int mostOpen) {
        if (source instanceof ModelClientSource) {
            expectations.expect(mostOpen == streams, "only " + mostOpen + " of " + streams + " streams ran at once");
            expectations.expectFewNewThreads(newThreads);
            expectations.expectNone("paced", Echoes.check(tracks, WORDS));
        }
    }

    /** Measures the heap while all streams are halted after their first token, so that none ends in the meantime. */
    private long heapPerStream(StreamSource source) {
        standIn.prepare(WORDS, HALTED);
        long before = Resources.heapBytes();
        Wave wave = Wave.begin(loops, source, streams, BEGIN_WITHIN);
        wave.awaitBegun();
        long during = Resources.heapBytes();
        wave.cancel();
        expectations.await(() -> standIn.traffic().requestsOpen() == 0, "cancelled streams stayed open");
        return (during - before) / streams;
    }
}
