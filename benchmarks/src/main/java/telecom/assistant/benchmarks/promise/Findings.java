package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.List;
import telecom.assistant.benchmarks.promise.Breach.Kind;

/** Collects what the checks of a run find, and decides by the times of the faults what may be missing. */
final class Findings {

    private final List<FaultWindow> windows;
    private final List<Breach> breaches = new ArrayList<>();
    private final List<Allowed> allowed = new ArrayList<>();
    private int utterances;
    private int accepted;
    private int answered;

    Findings(List<FaultWindow> windows) {
        this.windows = List.copyOf(windows);
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

    void breach(Kind kind, Sent sent, String evidence) {
        breaches.add(new Breach(kind, sent, evidence));
    }

    /** Records that an utterance may go without an answer, whether or not there was a fault. */
    void allow(FaultAllowance why, Sent sent) {
        allowed.add(new Allowed(why, sent));
    }

    /** Records an allowance if the utterance met a fault that explains what was found, and otherwise a breach. */
    void allowIfFaultExplains(Kind kind, FaultAllowance why, Sent sent, String evidence) {
        if (windows.stream().anyMatch(window -> window.allows(why, sent))) {
            allow(why, sent);
        } else {
            breach(kind, sent, evidence);
        }
    }

    /** Whether the utterance met any fault at all. */
    boolean isDuringFault(Sent sent) {
        return windows.stream().anyMatch(window -> window.meets(sent));
    }

    Verdict verdict() {
        return new Verdict(utterances, accepted, answered, allowed, breaches);
    }
}
