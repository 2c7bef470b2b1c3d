package telecom.assistant.benchmarks.turns;

import java.util.List;
import java.util.Locale;

/** What was measured, as Markdown. */
public record TurnsReport(List<Measurement> measurements, Profile profile) {

    private static final double LEAST_SHARE = 1;

    public TurnsReport {
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
                    100 * measured.turnsPerSecond() / ofKafka(measured),
                    measured.firstTokenMillis(50),
                    measured.firstTokenMillis(99)));
        }
        text.append("\nGroup commit takes ")
                .append(String.format(Locale.ROOT, "%.1f", ratio()))
                .append(" times the turns of a commit for each write, at the most conversations.\n");
        return text.append(profileTable()).toString();
    }

    private double ofKafka(Measurement measured) {
        return find(Variant.KAFKA, measured.conversations()).turnsPerSecond();
    }

    private double ratio() {
        int most =
                measurements.stream().mapToInt(Measurement::conversations).max().orElseThrow();
        return find(Variant.GROUP_COMMIT, most).turnsPerSecond()
                / find(Variant.COMMIT_PER_TURN, most).turnsPerSecond();
    }

    private Measurement find(Variant variant, int conversations) {
        return measurements.stream()
                .filter(measured -> measured.variant() == variant && measured.conversations() == conversations)
                .findFirst()
                .orElseThrow();
    }

    private String profileTable() {
        StringBuilder text = new StringBuilder("\nWhere the engine's time goes (group commit, 64 conversations, ")
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
