package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.List;
import telecom.assistant.benchmarks.promise.Breach.Kind;

/** Collects what the checks of a run find, and knows what was broken in the run and so excuses what. */
final class Findings {

    private final List<Trouble> troubles;
    private final List<Breach> breaches = new ArrayList<>();
    private final List<Excused> excused = new ArrayList<>();
    private int utterances;
    private int accepted;
    private int answered;

    Findings(List<Trouble> troubles) {
        this.troubles = List.copyOf(troubles);
    }

    void sent(int more) {
        utterances += more;
    }

    void accepted() {
        accepted++;
    }

    void answered() {
        answered++;
    }

    void breach(Kind kind, Sent said, String evidence) {
        breaches.add(new Breach(kind, said, evidence));
    }

    /** Lets it pass without a fault. */
    void excuse(Excuse why, Sent said) {
        excused.add(new Excused(why, said));
    }

    /** Lets it pass if a fault that can do this met the utterance; otherwise it is a breach. */
    void excuseOr(Kind kind, Excuse why, Sent said, String evidence) {
        if (troubles.stream().anyMatch(trouble -> trouble.excuses(why, said))) {
            excuse(why, said);
        } else {
            breach(kind, said, evidence);
        }
    }

    /** Whether any fault at all met the utterance. */
    boolean isTroubled(Sent said) {
        return troubles.stream().anyMatch(trouble -> trouble.meets(said));
    }

    Verdict verdict() {
        return new Verdict(utterances, accepted, answered, excused, breaches);
    }
}
