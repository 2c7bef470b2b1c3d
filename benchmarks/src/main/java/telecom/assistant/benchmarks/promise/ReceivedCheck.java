package telecom.assistant.benchmarks.promise;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.benchmarks.promise.Breach.Kind;

/**
 * Checks what an account received: each reply once, in order, to its own utterances, and backed by a reply in the
 * store.
 */
final class ReceivedCheck {

    private final Account account;
    private final SubscriberAccounts subscriber;
    private final StoredTranscript transcript;
    private final Findings findings;
    private final Set<String> ids = new HashSet<>();
    private int highestAnswered;

    ReceivedCheck(Account account, SubscriberAccounts subscriber, StoredTranscript transcript, Findings findings) {
        this.account = account;
        this.subscriber = subscriber;
        this.transcript = transcript;
        this.findings = findings;
    }

    void check() {
        for (Received reply : account.received()) {
            check(reply, account.sent().get(reply.answers().number() - 1));
        }
        if (account.overtakenShownCount() > 0) {
            Sent latest = account.sent().get(account.sent().size() - 1);
            String evidence = account.overtakenShownCount() + " pieces of a reply arrived after those of a later one";
            findings.breach(Kind.FENCED, latest, evidence);
        }
    }

    private void check(Received reply, Sent sent) {
        if (!reply.id().isEmpty() && !ids.add(reply.id())) {
            findings.breach(Kind.DUPLICATED, sent, "the client got reply " + reply.id() + " again");
        }
        if (subscriber.isForeign(reply.text()) || answersAnotherAccount(reply)) {
            findings.breach(Kind.MIXED_UP, sent, "received \"" + reply.text() + '"');
        }
        if (reply.isWhole()) {
            checkWhole(reply, sent);
        }
    }

    /** A reply has to arrive on the channel of the utterance that it answers. */
    private boolean answersAnotherAccount(Received reply) {
        Optional<Tag> answered = Tag.lastIn(reply.text());
        return answered.isPresent() && answered.get().account() != account.number();
    }

    private void checkWhole(Received reply, Sent sent) {
        int number = reply.answers().number();
        if (number < highestAnswered) {
            findings.breach(Kind.MISORDERED, sent, "answered after number " + highestAnswered);
        }
        highestAnswered = Math.max(highestAnswered, number);
        boolean stored = transcript.utterances(reply.answers()).stream()
                .anyMatch(each -> !transcript.replies(each).isEmpty());
        if (!stored) {
            findings.breach(Kind.FENCED, sent, "received a reply, but the store has none for its turn");
        }
    }
}
