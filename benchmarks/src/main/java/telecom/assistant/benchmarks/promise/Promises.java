package telecom.assistant.benchmarks.promise;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checks a finished run: every accepted utterance has exactly one completed reply, in order and in its own conversation,
 * and client and store agree word for word, also on how much was heard of a reply that was cut off.
 *
 * <p>Something may be missing only if the utterance met a fault that can cause that ({@link FaultWindow}); the {@link
 * Verdict} then lists it as {@link Allowed}. Only a subscriber who talks over a reply goes without it even without a fault.
 */
public final class Promises {

    private Promises() {}

    /** Compares what the clients saw with what the store has. */
    public static Verdict check(Ledger ledger, List<FaultWindow> windows, Store store) {
        return check(ledger, windows, store.utterances(), store.repliesInDoubt());
    }

    static Verdict check(Ledger ledger, List<FaultWindow> windows, List<StoredUtterance> stored, Set<String> inDoubt) {
        StoredTranscript transcript = new StoredTranscript(stored, inDoubt);
        Findings findings = new Findings(windows);
        Collection<List<Account>> people = ledger.accounts().stream()
                .collect(Collectors.groupingBy(Account::person, TreeMap::new, Collectors.toList()))
                .values();
        for (List<Account> accounts : people) {
            Person person = new Person(accounts);
            new ConversationCheck(person, transcript, findings).check();
            for (Account account : accounts) {
                new UtteranceCheck(account, person, transcript, findings).check();
                new ReceivedCheck(account, person, transcript, findings).check();
            }
        }
        return findings.verdict();
    }
}
