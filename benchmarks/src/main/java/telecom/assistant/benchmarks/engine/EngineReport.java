package telecom.assistant.benchmarks.engine;

import java.util.List;
import java.util.Locale;

/** The result of a run of the engine benchmark, as Markdown. */
public record EngineReport(List<Measurement> measurements, Profile profile, Waits waits) {

    private static final double LEAST_SHARE = 1;

    public EngineReport {
        measurements = List.copyOf(measurements);
    }

    public String markdown() {
        StringBuilder text = new StringBuilder(
                        "| | conversations | turns/s | of Kafka alone | first token p50 | p99 |\n")
                .append("|---|---:|---:|---:|---:|---:|\n");
        for (Measurement measured : measurements) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.0f | %.0f %% | %.1f ms | %.1f ms |%n",
                    measured.variant().title(),
                    measured.conversations(),
                    measured.turnsPerSecond(),
                    100 * measured.turnsPerSecond() / turnsPerSecondOfKafka(measured),
                    measured.firstTokens().millis(50),
                    measured.firstTokens().millis(99)));
        }
        text.append("\nWith the most conversations, group commit makes ")
                .append(String.format(Locale.ROOT, "%.1f", ratio()))
                .append(" times as many turns as a commit for each write. A turn writes twice, when it begins and when"
                        + " it is")
                .append(" answered.\n");
        return text.append(profileTable()).append(waitsLine()).toString();
    }

    private String waitsLine() {
        return String.format(
                Locale.ROOT,
                "%nOn average the engine waits %.1f ms for a transaction, with %.1f changes in it, and %.1f ms for the"
                        + " model's first token.%n",
                waits.commitMillis(),
                waits.changesPerCommit(),
                waits.firstTokenMillis());
    }

    private double turnsPerSecondOfKafka(Measurement measured) {
        return find(Variant.KAFKA, measured.conversations()).turnsPerSecond();
    }

    private double ratio() {
        int most =
                measurements.stream().mapToInt(Measurement::conversations).max().orElseThrow();
        return find(Variant.GROUP_COMMIT, most).turnsPerSecond()
                / find(Variant.COMMIT_PER_WRITE, most).turnsPerSecond();
    }

    private Measurement find(Variant variant, int conversations) {
        return measurements.stream()
                .filter(measured -> measured.variant() == variant && measured.conversations() == conversations)
                .findFirst()
                .orElseThrow();
    }

    private String profileTable() {
        StringBuilder text = new StringBuilder("\nThe engine's CPU time in Java (group commit, 64 conversations, ")
                .append(profile.samples())
                .append(" samples; the topmost frame that is not the JDK's):\n\n| | share |\n|---|---:|\n");
        profile.shares().forEach((owner, share) -> {
            if (share >= LEAST_SHARE) {
                text.append(String.format(Locale.ROOT, "| %s | %.0f %% |%n", owner, share));
            }
        });
        return text.toString();
    }
}
