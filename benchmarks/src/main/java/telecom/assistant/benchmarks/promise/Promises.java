package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks a run that is over: every accepted utterance has exactly one completed reply, in order, of its own conversation,
 * and client and store agree word for word. An apology for a model that failed is a completed reply.
 *
 * <p>Not counted as lost, but told in the {@link Verdict}: an utterance that its caller has overtaken after the call was
 * lost, a reply whose call was lost, and a text that the SMS ledger says is in doubt.
 */
public final class Promises {

    private Promises() {}

    /** Compares what the clients have seen with what the store has. */
    public static Verdict check(Ledger ledger, Store store) {
        return check(ledger, store.utterances(), store.repliesInDoubt());
    }

    static Verdict check(Ledger ledger, List<StoredUtterance> stored, Set<String> inDoubt) {
        Transcript transcript = new Transcript(stored, inDoubt);
        return ledger.accounts().stream()
                .map(account -> new AccountCheck(account, transcript).verdict())
                .reduce(new Verdict(0, 0, 0, 0, 0, 0, 0, List.of()), Promises::add);
    }

    private static Verdict add(Verdict one, Verdict other) {
        List<Breach> breaches = new ArrayList<>(one.breaches());
        breaches.addAll(other.breaches());
        return new Verdict(
                one.utterances() + other.utterances(),
                one.accepted() + other.accepted(),
                one.answered() + other.answered(),
                one.apologies() + other.apologies(),
                one.overtaken() + other.overtaken(),
                one.unheard() + other.unheard(),
                one.inDoubt() + other.inDoubt(),
                breaches);
    }
}
