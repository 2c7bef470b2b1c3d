package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long it took until subscribers were answered again.
 *
 * @param times of each who was, ascending
 * @param missing how many were not within the limit
 */
record Recoveries(List<Duration> times, int missing) {

    static final Recoveries NONE = new Recoveries(List.of(), 0);

    Recoveries {
        times = times.stream().sorted().toList();
    }

    Recoveries and(Recoveries more) {
        return new Recoveries(Stream.concat(times.stream(), more.times.stream()).toList(), missing + more.missing);
    }

    /** The time that such a share of the subscribers did not need longer than. */
    String percentile(double share) {
        if (times.isEmpty()) {
            return "–";
        }
        int rank = Math.max(1, (int) Math.ceil(share * times.size()));
        return String.format(Locale.ROOT, "%.1f s", times.get(rank - 1).toMillis() / 1_000.0);
    }
}
