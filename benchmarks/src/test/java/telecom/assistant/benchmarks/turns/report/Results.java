package telecom.assistant.benchmarks.turns.report;

import java.util.List;
import java.util.Map;
import telecom.assistant.benchmarks.cpu.CpuUse;
import telecom.assistant.benchmarks.latency.Latencies;

/** Results for tests. */
public final class Results {

    private Results() {}

    /** A run with a row in a closed loop and one at a rate. */
    public static TurnsResult run() {
        return run(closed(10_000, Map.of()), rated());
    }

    public static TurnsResult run(RowResult... rows) {
        return new TurnsResult(
                "2026-01-02T03:04:05Z",
                new Machine(2, 24_000, "Linux 6 amd64", "OpenJDK 17"),
                Map.of("gateway's JVM", "-Xmx640m"),
                List.of(rows));
    }

    /** 256 conversations for 20 s. */
    public static RowResult closed(long turns, Map<String, Long> faults) {
        return new RowResult(
                "instant-256", false, 256, 0, 20, turns, spread(500), spread(490), null, null, 0, 3, cpu(), faults);
    }

    public static RowResult rated() {
        return new RowResult(
                "rate",
                true,
                64,
                100,
                20,
                2_000,
                spread(210),
                spread(8),
                spread(2),
                spread(0.5),
                4,
                0,
                cpu(),
                Map.of());
    }

    private static List<CpuUse> cpu() {
        return List.of(
                new CpuUse("gateway", 2.5, 1.25),
                new CpuUse("gateway (JIT)", 0.25, 0.125),
                new CpuUse("broker", 0.5, 0.25),
                new CpuUse("database", 0.75, 0.375),
                new CpuUse("users and model", 1, 0.5));
    }

    /** The spread of durations from 1 % to 100 % of this one. */
    private static Spread spread(double millis) {
        Latencies latencies = new Latencies();
        for (int percent = 1; percent <= 100; percent++) {
            latencies.record((long) (millis * percent * 1e4));
        }
        return Spread.of(latencies);
    }
}
