package telecom.assistant.benchmarks.promise;

import java.util.Comparator;
import java.util.List;

/** A subscriber, with one account for each channel used. */
final class SubscriberAccounts {

    private final List<Account> accounts;
    private final List<Sent> sent;

    SubscriberAccounts(List<Account> accounts) {
        this.accounts = List.copyOf(accounts);
        this.sent = accounts.stream()
                .flatMap(account -> account.sent().stream())
                .sorted(Comparator.comparingLong(Sent::sentAt))
                .toList();
    }

    /** All utterances of the subscriber, on all channels, in order. */
    List<Sent> sent() {
        return sent;
    }

    boolean owns(Tag tag) {
        return accounts.stream().anyMatch(account -> account.number() == tag.account());
    }

    /** Whether a text contains a tag of another subscriber's utterance. */
    boolean isForeign(String text) {
        return !Tag.in(text).stream().allMatch(this::owns);
    }

    /** Whether the subscriber sent another utterance after this one. */
    boolean sentMoreAfter(Sent utterance) {
        return sent.get(sent.size() - 1).sentAt() > utterance.sentAt();
    }
}
