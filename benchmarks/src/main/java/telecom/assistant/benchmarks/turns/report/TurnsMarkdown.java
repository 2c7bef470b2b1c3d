package telecom.assistant.benchmarks.turns.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import telecom.assistant.benchmarks.cpu.CpuReading;
import telecom.assistant.benchmarks.cpu.CpuUse;

/** Describes the result of a run in Markdown. */
public final class TurnsMarkdown {

    /** How much longer than Kafka alone the application may take: it should stay within one of these limits. */
    private static final double FACTOR = 1.5;

    private static final double EXTRA_MILLIS = 3;

    private static final List<String> PROCESSES = List.of(
            TurnsResult.GATEWAY,
            TurnsResult.GATEWAY + CpuReading.COMPILER,
            TurnsResult.BROKER,
            TurnsResult.DATABASE,
            TurnsResult.BENCHMARK);

    private TurnsMarkdown() {}

    public static String of(TurnsResult result) {
        return speed(result.rows())
                + result.rows().stream()
                        .filter(row -> row.floor() != null && row.added() != null)
                        .map(TurnsMarkdown::floor)
                        .collect(Collectors.joining())
                + cpu(result.rows())
                + verdict(result)
                + conditions(result);
    }

    private static String speed(List<RowResult> rows) {
        StringBuilder text = new StringBuilder("Milliseconds are p50 / p99. First words: from posting a question to the"
                + " first words of the model. Added: the same without the model's own part.\n\n"
                + "| row | model | conversations | turns/s | first words ms | added ms |\n"
                + "|---|---|---:|---:|---:|---:|\n");
        for (RowResult row : rows) {
            text.append("| %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            row.name(),
                            row.paced() ? "paced" : "instant",
                            Figures.whole(row.conversations()),
                            Figures.whole(row.turnsPerSecond()),
                            Figures.spread(row.firstWords()),
                            Figures.spread(row.added())));
        }
        return text.toString();
    }

    private static String floor(RowResult row) {
        Spread floor = row.floor();
        return "\nAt %d turns a second, compared with Kafka alone over two hops:\n\n".formatted(row.rate())
                + "| | p50 ms | p99 ms |\n|---|---:|---:|\n"
                + line("added", row.added().p50(), row.added().p99())
                + line("Kafka alone", floor.p50(), floor.p99())
                + line("Kafka alone × 1.5", floor.p50() * FACTOR, floor.p99() * FACTOR)
                + line("Kafka alone + 3 ms", floor.p50() + EXTRA_MILLIS, floor.p99() + EXTRA_MILLIS)
                + lateness(row);
    }

    private static String line(String what, double p50, double p99) {
        return "| %s | %s | %s |\n".formatted(what, Figures.millis(p50), Figures.millis(p99));
    }

    private static String lateness(RowResult row) {
        Spread late = row.lateness();
        return late == null
                ? ""
                : "\nThe generator posted a question %s ms after it was due (p50 / p99), %s ms at most; %d questions waited for a free conversation.\n"
                        .formatted(Figures.spread(late), Figures.millis(late.max()), row.waited());
    }

    private static String cpu(List<RowResult> rows) {
        StringBuilder text = new StringBuilder(
                        "\nCPU milliseconds a turn, and in brackets the cores kept busy:\n\n| row | ")
                .append(String.join(" | ", PROCESSES))
                .append(" |\n|---|")
                .append("---:|".repeat(PROCESSES.size()))
                .append('\n');
        for (RowResult row : rows) {
            text.append("| ").append(row.name()).append(" |");
            PROCESSES.forEach(process -> text.append(
                            row.cpu(process).map(TurnsMarkdown::use).orElse(" – "))
                    .append('|'));
            text.append('\n');
        }
        return text.toString();
    }

    private static String use(CpuUse use) {
        return " %s (%s) ".formatted(Figures.cpu(use.millisPerTurn()), Figures.cpu(use.cores()));
    }

    private static String verdict(TurnsResult result) {
        if (result.allAnswered()) {
            return "\nEvery reply came once, complete, and to its own question.\n";
        }
        return "\n**Not every turn was as it should be:**\n\n"
                + result.rows().stream()
                        .filter(row -> !row.allAnswered())
                        .map(TurnsMarkdown::faults)
                        .collect(Collectors.joining());
    }

    private static String faults(RowResult row) {
        String faults = row.faults().entrySet().stream()
                .map(fault -> fault.getValue() + " " + fault.getKey())
                .collect(Collectors.joining("; "));
        return "- %s: %d turns%s\n".formatted(row.name(), row.turns(), faults.isEmpty() ? "" : "; faults: " + faults);
    }

    private static String conditions(TurnsResult result) {
        Machine machine = result.machine();
        StringBuilder text = new StringBuilder("\n| | |\n|---|---|\n");
        append(text, "date", result.date());
        append(
                text,
                "machine",
                "%d cores, %s MiB, shared by everything that is measured"
                        .formatted(machine.cores(), Figures.whole(machine.memoryMib())));
        append(text, "kernel", machine.kernel());
        append(text, "JDK", machine.jdk());
        result.settings().forEach((name, value) -> append(text, name, value));
        Map<String, Long> opened = result.rows().stream()
                .filter(row -> row.openedMeanwhile() > 0)
                .collect(Collectors.toMap(RowResult::name, RowResult::openedMeanwhile));
        if (!opened.isEmpty()) {
            append(text, "subscribers opened while a row was measured", opened.toString());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }
}
