package telecom.assistant.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Verdict;

/**
 * The result of a load run.
 *
 * @param time the time until everybody had the last reply
 * @param mostInFlight the most turns that were with the model at once
 */
public record LoadReport(LoadPlan plan, Duration time, Verdict verdict, int mostInFlight, List<String> problems) {

    private static final int SHOWN_BREACHES = 40;

    public LoadReport {
        problems = List.copyOf(problems);
    }

    /** Whether everybody got every answer and every promise was kept. */
    public boolean arePromisesKept() {
        return unmet().isEmpty();
    }

    /** What went wrong, in words; empty if nothing did. */
    public List<String> unmet() {
        List<String> all = new ArrayList<>(problems);
        int expected = plan.subscribers() * plan.utterances();
        if (verdict.answered() != expected || !verdict.allowed().isEmpty()) {
            all.add(verdict.answered() + " of " + expected + " utterances were answered");
        }
        verdict.breaches().stream().limit(SHOWN_BREACHES).map(Breach::toString).forEach(all::add);
        return all;
    }

    public String markdown() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d subscribers with %d utterances each, all at once: %.0f s, at most %d turns with the model at a"
                        + " time.%n%n%s.%n",
                plan.subscribers(),
                plan.utterances(),
                time.toMillis() / 1e3,
                mostInFlight,
                verdict));
        unmet().forEach(problem -> text.append("- ").append(problem).append('\n'));
        return text.toString();
    }
}
