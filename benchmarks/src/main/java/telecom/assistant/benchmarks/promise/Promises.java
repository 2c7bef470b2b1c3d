package telecom.assistant.benchmarks.promise;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checks a finished run: every accepted utterance has exactly one completed reply, in order and in its own
 * conversation, and client and store agree word for word, including how much was heard of a reply that was cut off.
 *
 * <p>An answer may be missing only if the utterance met a fault that can cause that ({@link FaultWindow}); the
 * {@link Verdict} then lists the utterance as {@link Allowed}. A reply that the subscriber talked over may be missing
 * even without a fault.
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
        Collection<List<Account>> subscribers = ledger.accounts().stream()
                .collect(Collectors.groupingBy(Account::subscriber, TreeMap::new, Collectors.toList()))
                .values();
        for (List<Account> accounts : subscribers) {
            SubscriberAccounts subscriber = new SubscriberAccounts(accounts);
            new ConversationCheck(subscriber, transcript, findings).check();
            for (Account account : accounts) {
                new UtteranceCheck(account, subscriber, transcript, findings).check();
                new ReceivedCheck(account, subscriber, transcript, findings).check();
            }
        }
        return findings.verdict();
    }
}
