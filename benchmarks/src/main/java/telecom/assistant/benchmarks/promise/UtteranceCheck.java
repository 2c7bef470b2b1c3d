package telecom.assistant.benchmarks.promise;

import java.util.List;
import telecom.assistant.benchmarks.promise.Breach.Kind;
import telecom.assistant.benchmarks.promise.Sent.End;
import telecom.assistant.benchmarks.promise.Sent.Fate;

/** Checks what became of each utterance of an account, first in the store, then at the client. */
final class UtteranceCheck {

    private final Account account;
    private final SubscriberAccounts subscriber;
    private final StoredTranscript transcript;
    private final Findings findings;
    private final List<Received> received;

    UtteranceCheck(Account account, SubscriberAccounts subscriber, StoredTranscript transcript, Findings findings) {
        this.account = account;
        this.subscriber = subscriber;
        this.transcript = transcript;
        this.findings = findings;
        this.received = account.received();
    }

    void check() {
        findings.sent(account.sent().size());
        account.sent().forEach(this::check);
    }

    private void check(Sent said) {
        List<StoredUtterance> stored = transcript.said(said.tag());
        if (stored.isEmpty() && said.fate() != Fate.ACCEPTED) {
            findings.allowIfFaultExplains(Kind.REFUSED, FaultAllowance.NOT_ACCEPTED, said, "not accepted");
            return;
        }
        // Whatever is stored was accepted, even if the client got no acknowledgement.
        findings.accepted();
        if (stored.isEmpty()) {
            findings.breach(Kind.LOST, said, "accepted, but not in the store");
            return;
        }
        if (stored.size() > 1) {
            findings.breach(Kind.DUPLICATED, said, "stored " + stored.size() + " times");
        }
        if (!stored.get(0).text().equals(said.text())) {
            findings.breach(Kind.DIFFERENT, said, "the stored text differs from what was said");
        }
        checkReply(said, stored.get(0));
    }

    private void checkReply(Sent said, StoredUtterance utterance) {
        List<StoredUtterance> replies = transcript.replies(utterance);
        if (replies.size() > 1) {
            findings.breach(Kind.DUPLICATED, said, replies.size() + " replies in its turn");
        }
        if (replies.isEmpty()) {
            checkOvertaken(said, "stored, but not answered");
        } else if (replies.get(0).isInterrupted()) {
            checkOvertaken(said, "its reply was cut off");
            new HeardCheck(said, replies.get(0), arrivedFor(said, utterance), findings).check();
        } else {
            checkDelivery(said, replies.get(0), arrivedFor(said, utterance));
        }
    }

    private List<Received> arrivedFor(Sent said, StoredUtterance utterance) {
        Tag answeredAs = transcript.answeredAs(utterance, said.tag());
        return received.stream()
                .filter(reply -> reply.answers().equals(answeredAs))
                .toList();
    }

    /** A subscriber who talked over the reply, lost the call or was asked to repeat does not wait for the reply. */
    private void checkOvertaken(Sent said, String evidence) {
        if (said.end() == End.TALKED_OVER) {
            findings.allow(FaultAllowance.TALKED_OVER, said);
        } else if (said.end() == End.ABANDONED && subscriber.saidMoreAfter(said)) {
            findings.allowIfFaultExplains(Kind.LOST, FaultAllowance.OVERTAKEN, said, evidence);
        } else {
            findings.breach(Kind.LOST, said, evidence);
        }
    }

    private void checkDelivery(Sent said, StoredUtterance reply, List<Received> arrived) {
        String text = reply.text().strip();
        long equal = arrived.stream().filter(got -> got.text().equals(text)).count();
        boolean different =
                arrived.stream().anyMatch(got -> got.isWhole() && !got.text().equals(text));
        if (different && equal > 0) {
            findings.breach(Kind.DUPLICATED, said, "the client also got a different reply: " + texts(reply, arrived));
        } else if (different) {
            findings.breach(
                    Kind.DIFFERENT, said, "the client got a reply that is not in the store: " + texts(reply, arrived));
        }
        if (equal > 1) {
            findings.breach(Kind.DUPLICATED, said, "the client got the reply " + equal + " times");
        }
        if (equal > 0) {
            checkAnswer(said, reply);
        } else if (!different) {
            checkUndelivered(said, reply);
        }
    }

    private void checkAnswer(Sent said, StoredUtterance reply) {
        findings.answered();
        if (reply.isApology()) {
            findings.allowIfFaultExplains(
                    Kind.APOLOGISED, FaultAllowance.APOLOGY, said, "an apology, although the model was not failing");
        } else if (!reply.isComplete()) {
            findings.breach(Kind.DIFFERENT, said, "the client got all of it, but the store says " + reply.state());
        }
    }

    private void checkUndelivered(Sent said, StoredUtterance reply) {
        String evidence = "answered in the store as " + reply.state() + ", but not received";
        if (said.end() == End.TALKED_OVER && findings.isDuringFault(said)) {
            // Another engine published it again after the next turn had begun, or the report of the
            // interruption never reached the broker.
            findings.allow(FaultAllowance.TALKED_OVER, said);
        } else if (said.end() == End.ABANDONED) {
            findings.allowIfFaultExplains(Kind.LOST, FaultAllowance.UNHEARD, said, evidence);
        } else if (transcript.isInDoubt(reply)) {
            findings.allowIfFaultExplains(Kind.LOST, FaultAllowance.IN_DOUBT, said, evidence);
        } else {
            findings.breach(Kind.LOST, said, evidence);
        }
    }

    private static String texts(StoredUtterance reply, List<Received> arrived) {
        List<String> received =
                arrived.stream().map(got -> '"' + got.text() + '"').toList();
        return "store \"%s\", client %s".formatted(reply.text(), received);
    }
}
