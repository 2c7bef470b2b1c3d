package telecom.assistant.benchmarks.promise;

import java.util.List;
import telecom.assistant.benchmarks.promise.Breach.Kind;

/**
 * What the check of a run has found.
 *
 * @param utterances how many were sent
 * @param accepted of them, how many the assistant has taken, see {@link Medium}
 * @param answered of them, how many have exactly the one completed reply that the client got, word for word
 * @param apologies of the answered, how many replies say that the model failed
 * @param overtaken utterances without a completed reply, whose subscriber had lost the call or was asked again
 * @param unheard replies that are in the store, whose call was lost before they were spoken
 * @param inDoubt texts of which the SMS ledger says that nobody knows whether the SMSC has them
 */
public record Verdict(
        int utterances,
        int accepted,
        int answered,
        int apologies,
        int overtaken,
        int unheard,
        int inDoubt,
        List<Breach> breaches) {

    public Verdict {
        breaches = List.copyOf(breaches);
    }

    public boolean isKept() {
        return breaches.isEmpty();
    }

    public long count(Kind kind) {
        return breaches.stream().filter(breach -> breach.kind() == kind).count();
    }

    @Override
    public String toString() {
        return ("utterances %d, accepted %d, answered %d (apologies %d), overtaken %d, unheard %d, in doubt %d; lost %d,"
                        + " duplicated %d, misordered %d, fenced %d, mixed up %d, different %d")
                .formatted(
                        utterances,
                        accepted,
                        answered,
                        apologies,
                        overtaken,
                        unheard,
                        inDoubt,
                        count(Kind.LOST),
                        count(Kind.DUPLICATED),
                        count(Kind.MISORDERED),
                        count(Kind.FENCED),
                        count(Kind.MIXED_UP),
                        count(Kind.DIFFERENT));
    }
}
