package telecom.assistant.benchmarks.promise;

import java.util.Comparator;
import java.util.List;

/** A subscriber with one account or more, of which each is another channel's. */
final class Person {

    private final List<Account> accounts;
    private final List<Sent> sent;

    Person(List<Account> accounts) {
        this.accounts = List.copyOf(accounts);
        this.sent = accounts.stream()
                .flatMap(account -> account.sent().stream())
                .sorted(Comparator.comparingLong(Sent::sentAt))
                .toList();
    }

    /** Everything that was said, over all channels, in its order. */
    List<Sent> sent() {
        return sent;
    }

    boolean said(Tag tag) {
        return accounts.stream().anyMatch(account -> account.number() == tag.account());
    }

    /** Whether all words in a text that are known are this subscriber's. */
    boolean isForeign(String text) {
        return !Tag.in(text).stream().allMatch(this::said);
    }

    /** Whether the subscriber has said something else since. */
    boolean wentOnAfter(Sent said) {
        return sent.get(sent.size() - 1).sentAt() > said.sentAt();
    }
}
