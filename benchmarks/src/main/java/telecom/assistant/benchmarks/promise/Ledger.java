package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.List;

/** The accounts of all subscribers of a run. Safe from any thread. */
public final class Ledger {

    private final List<Account> accounts = new ArrayList<>();

    /** An account for one more subscriber. */
    public synchronized Account open(Medium medium) {
        return add(accounts.size() + 1, medium);
    }

    /** Another account of a subscriber who has one already, and uses another channel, too. */
    public synchronized Account openAlso(Account first, Medium medium) {
        return add(first.person(), medium);
    }

    private Account add(int person, Medium medium) {
        Account account = new Account(accounts.size() + 1, person, medium);
        accounts.add(account);
        return account;
    }

    public synchronized List<Account> accounts() {
        return List.copyOf(accounts);
    }

    /** Everything that was said so far, by account. */
    public List<Sent> utterances() {
        return accounts().stream().flatMap(account -> account.sent().stream()).toList();
    }
}
