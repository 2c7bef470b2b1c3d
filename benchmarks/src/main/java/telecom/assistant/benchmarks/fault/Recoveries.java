package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import telecom.assistant.benchmarks.latency.Latencies;

/**
 * How long it took until subscribers were answered again.
 *
 * @param times one for each subscriber who was answered again
 * @param missing how many subscribers were not answered again within the limit
 */
record Recoveries(List<Duration> times, int missing) {

    static final Recoveries NONE = new Recoveries(List.of(), 0);

    private static final double MILLIS_PER_SECOND = 1_000;

    Recoveries {
        times = List.copyOf(times);
    }

    Recoveries plus(Recoveries more) {
        return new Recoveries(Stream.concat(times.stream(), more.times.stream()).toList(), missing + more.missing);
    }

    /** The given percentile of the times, in seconds with the unit; a dash if there are no times. */
    String percentile(int percent) {
        Latencies latencies = new Latencies();
        times.forEach(time -> latencies.record(time.toNanos()));
        return times.isEmpty()
                ? "–"
                : String.format(Locale.ROOT, "%.1f s", latencies.millis(percent) / MILLIS_PER_SECOND);
    }
}
