package telecom.assistant.benchmarks.promise;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checks a run that is over: every accepted utterance has exactly one completed reply, in order, of its own conversation,
 * and client and store agree word for word, also about what was heard of a reply that was cut off.
 *
 * <p>What is missing all the same is let pass only when a fault that can do this met the utterance ({@link Trouble}), and
 * is then told in the {@link Verdict} as {@link Excused}. Only who talks over a reply needs no fault to go without it.
 */
public final class Promises {

    private Promises() {}

    /** Compares what the clients have seen with what the store has. */
    public static Verdict check(Ledger ledger, List<Trouble> troubles, Store store) {
        return check(ledger, troubles, store.utterances(), store.repliesInDoubt());
    }

    static Verdict check(Ledger ledger, List<Trouble> troubles, List<StoredUtterance> stored, Set<String> inDoubt) {
        Transcript transcript = new Transcript(stored, inDoubt);
        Findings findings = new Findings(troubles);
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
