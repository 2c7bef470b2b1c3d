package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.List;

/** The accounts of all subscribers of a run. Safe from any thread. */
public final class Ledger {

    private final List<Account> accounts = new ArrayList<>();

    /** An account for one more subscriber. */
    public synchronized Account open(Medium medium) {
        Account account = new Account(accounts.size() + 1, medium);
        accounts.add(account);
        return account;
    }

    public synchronized List<Account> accounts() {
        return List.copyOf(accounts);
    }

    /** How many utterances there are so far. */
    public int utterances() {
        return accounts().stream().mapToInt(account -> account.sent().size()).sum();
    }
}
