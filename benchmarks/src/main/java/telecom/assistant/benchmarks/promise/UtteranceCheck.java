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

    private void check(Sent sent) {
        List<StoredUtterance> stored = transcript.utterances(sent.tag());
        if (stored.isEmpty() && sent.fate() != Fate.ACCEPTED) {
            findings.allowIfFaultExplains(Kind.REFUSED, FaultAllowance.NOT_ACCEPTED, sent, "not accepted");
            return;
        }
        // Whatever is stored was accepted, even if the client got no acknowledgement.
        findings.accepted();
        if (stored.isEmpty()) {
            findings.breach(Kind.LOST, sent, "accepted, but not in the store");
            return;
        }
        if (stored.size() > 1) {
            findings.breach(Kind.DUPLICATED, sent, "stored " + stored.size() + " times");
        }
        if (!stored.get(0).text().equals(sent.text())) {
            findings.breach(Kind.DIFFERENT, sent, "the stored text differs from what was said");
        }
        checkReply(sent, stored.get(0));
    }

    private void checkReply(Sent sent, StoredUtterance utterance) {
        List<StoredUtterance> replies = transcript.replies(utterance);
        if (replies.size() > 1) {
            findings.breach(Kind.DUPLICATED, sent, replies.size() + " replies in its turn");
        }
        if (replies.isEmpty()) {
            checkOvertaken(sent, "stored, but not answered");
        } else if (replies.get(0).isInterrupted()) {
            checkOvertaken(sent, "its reply was cut off");
            new HeardCheck(sent, replies.get(0), receivedRepliesTo(sent, utterance), findings).check();
        } else {
            checkDelivery(sent, replies.get(0), receivedRepliesTo(sent, utterance));
        }
    }

    private List<Received> receivedRepliesTo(Sent sent, StoredUtterance utterance) {
        Tag answeredAs = transcript.answeredAs(utterance, sent.tag());
        return received.stream()
                .filter(reply -> reply.answers().equals(answeredAs))
                .toList();
    }

    /** A subscriber who talked over the reply, lost the call or was asked to repeat does not wait for the reply. */
    private void checkOvertaken(Sent sent, String evidence) {
        if (sent.end() == End.TALKED_OVER) {
            findings.allow(FaultAllowance.TALKED_OVER, sent);
        } else if (sent.end() == End.ABANDONED && subscriber.sentMoreAfter(sent)) {
            findings.allowIfFaultExplains(Kind.LOST, FaultAllowance.OVERTAKEN, sent, evidence);
        } else {
            findings.breach(Kind.LOST, sent, evidence);
        }
    }

    private void checkDelivery(Sent sent, StoredUtterance reply, List<Received> arrived) {
        String text = reply.text().strip();
        long identical = arrived.stream().filter(got -> got.text().equals(text)).count();
        boolean different =
                arrived.stream().anyMatch(got -> got.isWhole() && !got.text().equals(text));
        if (different && identical > 0) {
            findings.breach(Kind.DUPLICATED, sent, "the client also got a different reply: " + texts(reply, arrived));
        } else if (different) {
            findings.breach(
                    Kind.DIFFERENT, sent, "the client got a reply that is not in the store: " + texts(reply, arrived));
        }
        if (identical > 1) {
            findings.breach(Kind.DUPLICATED, sent, "the client got the reply " + identical + " times");
        }
        if (identical > 0) {
            checkAnswer(sent, reply);
        } else if (!different) {
            checkUndelivered(sent, reply);
        }
    }

    private void checkAnswer(Sent sent, StoredUtterance reply) {
        findings.answered();
        if (reply.isApology()) {
            findings.allowIfFaultExplains(
                    Kind.APOLOGISED, FaultAllowance.APOLOGY, sent, "an apology, although the model was not failing");
        } else if (!reply.isComplete()) {
            findings.breach(
                    Kind.DIFFERENT, sent, "the client got the whole reply, but the store marks it " + reply.state());
        }
    }

    private void checkUndelivered(Sent sent, StoredUtterance reply) {
        String evidence = "answered in the store as " + reply.state() + ", but not received";
        if (sent.end() == End.TALKED_OVER && findings.isDuringFault(sent)) {
            // Another engine published the reply again after the next turn had begun, or the report of the
            // interruption never reached the broker.
            findings.allow(FaultAllowance.TALKED_OVER, sent);
        } else if (sent.end() == End.ABANDONED) {
            findings.allowIfFaultExplains(Kind.LOST, FaultAllowance.UNHEARD, sent, evidence);
        } else if (transcript.isInDoubt(reply)) {
            findings.allowIfFaultExplains(Kind.LOST, FaultAllowance.IN_DOUBT, sent, evidence);
        } else {
            findings.breach(Kind.LOST, sent, evidence);
        }
    }

    private static String texts(StoredUtterance reply, List<Received> arrived) {
        List<String> received =
                arrived.stream().map(got -> '"' + got.text() + '"').toList();
        return "store \"%s\", client %s".formatted(reply.text(), received);
    }
}
