package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Breach.Kind;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.benchmarks.promise.Verdict;

/** What a run has shown. */
public final class FaultReport {

    private static final int SHOWN_BREACHES = 40;
    private static final String HEAD = """
            | fault | times | utterances | lost | duplicated | misordered | fenced | mixed up | store ≠ client | recovery p50 | recovery p99 |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private final FaultPlan plan;
    private final List<Incident> incidents;
    private final List<Sent> utterances;
    private final Verdict verdict;

    FaultReport(FaultPlan plan, List<Incident> incidents, List<Sent> utterances, Verdict verdict) {
        this.plan = plan;
        this.incidents = List.copyOf(incidents);
        this.utterances = List.copyOf(utterances);
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** How many times somebody was still without a reply when the limit of a recovery had passed. */
    public int unrecovered() {
        return incidents.stream().mapToInt(Incident::unrecovered).sum();
    }

    /** The table and all that explains it, in Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append(row("(before the first)", null));
        Arrays.stream(Fault.values())
                .filter(fault -> times(fault) > 0)
                .forEach(fault -> text.append(row(fault.title(), fault)));
        text.append(total());
        text.append("\nSeed ")
                .append(plan.seed())
                .append(", broken on purpose: ")
                .append(plan.sabotage().title());
        text.append(".\n")
                .append(Recovery.DEFINITION)
                .append('\n')
                .append(verdict)
                .append(".\n");
        if (unrecovered() > 0) {
            text.append(unrecovered()).append(" recoveries took longer than the limit and are not in the table.\n");
        }
        verdict.breaches().stream()
                .limit(SHOWN_BREACHES)
                .forEach(breach -> text.append("- ").append(breach).append('\n'));
        return text.toString();
    }

    private long times(Fault fault) {
        return incidents.stream().filter(incident -> incident.fault() == fault).count();
    }

    private String row(String title, Fault fault) {
        List<Breach> breaches = verdict.breaches().stream()
                .filter(breach -> causeOf(breach) == fault)
                .toList();
        long said = utterances.stream()
                .filter(utterance -> latestBefore(utterance.sentAt()) == fault)
                .count();
        List<Duration> recoveries = incidents.stream()
                .filter(incident -> incident.fault() == fault)
                .flatMap(incident -> incident.recoveries().stream())
                .sorted()
                .toList();
        return row(title, times(fault), said, breaches, recoveries);
    }

    private String total() {
        List<Duration> recoveries = incidents.stream()
                .flatMap(incident -> incident.recoveries().stream())
                .sorted()
                .toList();
        return row("all", incidents.size(), utterances.size(), verdict.breaches(), recoveries);
    }

    private static String row(
            String title, long times, long said, List<Breach> breaches, List<Duration> sortedRecoveries) {
        List<String> cells = new ArrayList<>(List.of(title, Long.toString(times), Long.toString(said)));
        for (Kind kind : Kind.values()) {
            cells.add(Long.toString(
                    breaches.stream().filter(breach -> breach.kind() == kind).count()));
        }
        cells.add(percentile(sortedRecoveries, 0.50));
        cells.add(percentile(sortedRecoveries, 0.99));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String percentile(List<Duration> sorted, double share) {
        if (sorted.isEmpty()) {
            return "–";
        }
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return String.format(
                Locale.ROOT, "%.1f s", sorted.get(Math.max(0, index)).toMillis() / 1_000.0);
    }

    /** The fault whose trouble the utterance was said in, or which met it open; otherwise the latest before it. */
    private Fault causeOf(Breach breach) {
        for (Incident incident : incidents) {
            boolean within = breach.sentAt() >= incident.begunAt() && breach.sentAt() <= incident.recoveredAt();
            boolean open = breach.sentAt() < incident.begunAt() && breach.repliedAt() > incident.begunAt();
            if (within || open) {
                return incident.fault();
            }
        }
        return latestBefore(breach.sentAt());
    }

    private Fault latestBefore(long instant) {
        return incidents.stream()
                .filter(incident -> incident.begunAt() <= instant)
                .reduce((first, second) -> second)
                .map(Incident::fault)
                .orElse(null);
    }
}
