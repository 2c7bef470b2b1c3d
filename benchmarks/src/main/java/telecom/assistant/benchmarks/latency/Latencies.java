package telecom.assistant.benchmarks.latency;

import org.HdrHistogram.Histogram;

/** Durations of one kind, kept to three significant digits. Not thread-safe. */
public final class Latencies {

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);

    public void record(long durationNanos) {
        nanos.recordValue(durationNanos);
    }

    /** The given percentile of the recorded durations, in milliseconds; NaN if nothing was recorded. */
    public double millis(double percent) {
        return nanos.getTotalCount() == 0 ? Double.NaN : nanos.getValueAtPercentile(percent) / NANOS_PER_MILLI;
    }

    /** How many durations were recorded. */
    public long count() {
        return nanos.getTotalCount();
    }
}
