package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Channel;

/** The accounts of all subscribers of a run. Thread-safe. */
public final class Ledger {

    private final List<Account> accounts = new ArrayList<>();

    /** Opens an account for a new subscriber. */
    public synchronized Account open(Channel channel) {
        return add(accounts.size() + 1, channel);
    }

    /** Opens another account, on another channel, for the subscriber of an existing one. */
    public synchronized Account openAlso(Account first, Channel channel) {
        return add(first.subscriber(), channel);
    }

    private Account add(int subscriber, Channel channel) {
        Account account = new Account(accounts.size() + 1, subscriber, channel);
        accounts.add(account);
        return account;
    }

    public synchronized List<Account> accounts() {
        return List.copyOf(accounts);
    }

    /** The utterance with this tag. */
    public Optional<Sent> find(Tag tag) {
        return accounts().stream()
                .filter(account -> account.owns(tag))
                .map(account -> account.sent().get(tag.number() - 1))
                .findFirst();
    }

    /** All utterances so far, account by account. */
    public List<Sent> utterances() {
        return accounts().stream().flatMap(account -> account.sent().stream()).toList();
    }
}
