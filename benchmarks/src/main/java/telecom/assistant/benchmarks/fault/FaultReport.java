package telecom.assistant.benchmarks.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import telecom.assistant.benchmarks.promise.Allowed;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Breach.Kind;
import telecom.assistant.benchmarks.promise.FaultAllowance;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.benchmarks.promise.Verdict;

/** The report on a run with faults. */
public final class FaultReport {

    private static final int SHOWN_BREACHES = 40;

    private final FaultPlan plan;
    private final List<Incident> incidents;
    private final List<Sent> utterances;
    private final Verdict verdict;
    private final List<String> problems;

    /**
     * Creates a report.
     *
     * @param problems the problems of the run itself, because of which it proves nothing
     */
    FaultReport(
            FaultPlan plan, List<Incident> incidents, List<Sent> utterances, Verdict verdict, List<String> problems) {
        this.plan = plan;
        this.incidents = List.copyOf(incidents);
        this.utterances = List.copyOf(utterances);
        this.verdict = verdict;
        this.problems = List.copyOf(problems);
    }

    /** Whether the whole plan was carried out, all subscribers recovered and every promise was kept. */
    public boolean arePromisesKept() {
        return verdict.arePromisesKept() && problems().isEmpty();
    }

    public Verdict verdict() {
        return verdict;
    }

    /** How many faults were injected. */
    public int faults() {
        return incidents.size();
    }

    /** Why the run proves nothing, whatever its verdict; empty if there is no such reason. */
    public List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        int unrecovered = incidents.stream().mapToInt(Incident::unrecovered).sum();
        if (unrecovered > 0) {
            all.add(unrecovered + " recoveries exceeded the limit and are not in the table");
        }
        if (incidents.size() < plan.faults()) {
            all.add("only " + incidents.size() + " of " + plan.faults() + " faults were injected");
        }
        return all;
    }

    /** The table and its explanation, in Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder(head());
        text.append(row("(before the first)", 0, Objects::isNull));
        for (FaultKind fault : FaultKind.values()) {
            long times = times(fault);
            if (times > 0) {
                text.append(row(fault.title(), times, fault::equals));
            }
        }
        if (incidents.stream().anyMatch(incident -> incident.fault().hasResumption())) {
            text.append(resumptionRow());
        }
        text.append(row("all", incidents.size(), fault -> true));
        text.append("\nSeed ").append(plan.seed()).append(", broken on purpose: ");
        text.append(plan.sabotage().title()).append(".\n");
        text.append(Recovery.DEFINITION).append('\n').append(verdict).append(".\n");
        problems().forEach(problem -> text.append("- PROBLEM: ").append(problem).append('\n'));
        verdict.breaches().stream()
                .limit(SHOWN_BREACHES)
                .forEach(breach -> text.append("- ").append(breach).append('\n'));
        return text.toString();
    }

    private static String head() {
        List<String> titles = new ArrayList<>(List.of("fault", "times", "utterances"));
        Arrays.stream(Kind.values()).map(Kind::title).forEach(titles::add);
        Arrays.stream(FaultAllowance.values()).map(FaultAllowance::title).forEach(titles::add);
        titles.addAll(List.of("recovery p50", "recovery p99"));
        return line(titles) + "|---|" + "---:|".repeat(titles.size() - 1) + '\n';
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private long times(FaultKind fault) {
        return incidents.stream().filter(incident -> incident.fault() == fault).count();
    }

    private String row(String title, long times, Predicate<FaultKind> wanted) {
        List<String> cells = new ArrayList<>(List.of(title, Long.toString(times)));
        cells.add(count(utterances.stream().map(sent -> latestBefore(sent.sentAt())), wanted));
        for (Kind kind : Kind.values()) {
            Stream<Breach> breaches = verdict.breaches().stream().filter(breach -> breach.kind() == kind);
            cells.add(count(breaches.map(breach -> causeOf(breach.sent(), fault -> true)), wanted));
        }
        for (FaultAllowance why : FaultAllowance.values()) {
            Stream<Allowed> allowed = verdict.allowed().stream().filter(each -> each.why() == why);
            cells.add(count(
                    allowed.map(each ->
                            causeOf(each.sent(), fault -> fault.allowances().contains(why))),
                    wanted));
        }
        addRecoveries(
                cells,
                incidents.stream()
                        .filter(incident -> wanted.test(incident.fault()))
                        .map(Incident::recoveries));
        return line(cells);
    }

    /** A row with only the recoveries after an engine came back; the other numbers are in the rows of the stops. */
    private String resumptionRow() {
        List<String> cells = new ArrayList<>(List.of("… from its resumption"));
        cells.addAll(Collections.nCopies(2 + Kind.values().length + FaultAllowance.values().length, ""));
        addRecoveries(cells, incidents.stream().map(Incident::resumptions));
        return line(cells);
    }

    private static void addRecoveries(List<String> cells, Stream<Recoveries> recoveries) {
        Recoveries all = recoveries.reduce(Recoveries.NONE, Recoveries::plus);
        cells.add(all.percentile(50));
        cells.add(all.percentile(99));
    }

    private static String count(Stream<Optional<FaultKind>> faults, Predicate<FaultKind> wanted) {
        return Long.toString(
                faults.filter(fault -> wanted.test(fault.orElse(null))).count());
    }

    /** The first fault during which the utterance was open or, if there is none, the latest fault before it. */
    private Optional<FaultKind> causeOf(Sent sent, Predicate<FaultKind> canCause) {
        Optional<FaultKind> met = incidents.stream()
                .filter(incident ->
                        canCause.test(incident.fault()) && incident.window().meets(sent))
                .map(Incident::fault)
                .findFirst();
        return met.isPresent() ? met : latestBefore(sent.sentAt());
    }

    private Optional<FaultKind> latestBefore(long instant) {
        return incidents.stream()
                .filter(incident -> incident.begunAt() <= instant)
                .reduce((first, second) -> second)
                .map(Incident::fault);
    }
}
