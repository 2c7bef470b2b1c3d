package telecom.assistant.benchmarks.model;

import java.util.Arrays;
import java.util.List;

/** Times of one kind, as many as there were. */
final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] ascending;

    private Latencies(long[] ascending) {
        this.ascending = ascending;
    }

    static Latencies ofFirstTokens(List<Track> tracks) {
        return of(tracks.stream()
                .filter(track -> track.tokens() > 0)
                .mapToLong(Track::firstTokenNanos)
                .toArray());
    }

    static Latencies ofGaps(List<Track> tracks) {
        int all = tracks.stream()
                .mapToInt(track -> Math.max(0, track.tokens() - 1))
                .sum();
        long[] gaps = new long[all];
        int filled = 0;
        for (Track track : tracks) {
            filled = track.gaps(gaps, filled);
        }
        return of(gaps);
    }

    static Latencies of(long[] nanos) {
        long[] ascending = nanos.clone();
        Arrays.sort(ascending);
        return new Latencies(ascending);
    }

    /** What so many percent do not pass; NaN when nothing was measured. */
    double millis(int percent) {
        if (ascending.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100.0 * ascending.length);
        return ascending[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }
}
