package telecom.assistant.benchmarks.turns.report;

import java.util.List;
import java.util.stream.DoubleStream;
import telecom.assistant.benchmarks.latency.Latencies;

/**
 * The distribution of durations of one kind, in milliseconds.
 *
 * @param count how many durations there were
 * @param quantiles the percentiles for each of {@link #PERCENTS}, in that order; for plots
 */
public record Spread(long count, double p50, double p90, double p99, double max, List<Double> quantiles) {

    /** Steps of 1 %, with finer ones at the end. */
    public static final List<Double> PERCENTS = DoubleStream.concat(
                    DoubleStream.iterate(1, percent -> percent < 100, percent -> percent + 1),
                    DoubleStream.of(99.5, 99.9, 100))
            .boxed()
            .toList();

    public Spread {
        quantiles = List.copyOf(quantiles);
    }

    /** The distribution of the latencies; null, as in the JSON, if there are none. */
    public static Spread of(Latencies latencies) {
        if (latencies.count() == 0) {
            return null;
        }
        return new Spread(
                latencies.count(),
                latencies.millis(50),
                latencies.millis(90),
                latencies.millis(99),
                latencies.millis(100),
                PERCENTS.stream().map(latencies::millis).toList());
    }
}
