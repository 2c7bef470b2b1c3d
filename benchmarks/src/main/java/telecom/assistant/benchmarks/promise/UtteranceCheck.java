package telecom.assistant.benchmarks.promise;

import java.util.List;
import telecom.assistant.benchmarks.promise.Breach.Kind;
import telecom.assistant.benchmarks.promise.Sent.End;
import telecom.assistant.benchmarks.promise.Sent.Fate;

/** Checks what became of each utterance of one account, first in the store, then at the client. */
final class UtteranceCheck {

    private final Account account;
    private final Person person;
    private final Transcript transcript;
    private final Findings findings;
    private final List<Received> received;

    UtteranceCheck(Account account, Person person, Transcript transcript, Findings findings) {
        this.account = account;
        this.person = person;
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
            findings.excuseOr(Kind.REFUSED, Excuse.NOT_TAKEN, said, "not taken");
            return;
        }
        // Whatever the client was told: what is in the store has been taken.
        findings.accepted();
        if (stored.isEmpty()) {
            findings.breach(Kind.LOST, said, "accepted, and not in the store");
            return;
        }
        if (stored.size() > 1) {
            findings.breach(Kind.DUPLICATED, said, "stored " + stored.size() + " times");
        }
        if (!stored.get(0).text().equals(said.text())) {
            findings.breach(Kind.DIFFERENT, said, "the store has other words of the subscriber");
        }
        checkReply(said, stored.get(0));
    }

    private void checkReply(Sent said, StoredUtterance utterance) {
        List<StoredUtterance> replies = transcript.replies(utterance);
        if (replies.size() > 1) {
            findings.breach(Kind.DUPLICATED, said, replies.size() + " replies in its turn");
        }
        if (replies.isEmpty()) {
            checkOvertaken(said, "stored, and not answered");
        } else if (replies.get(0).isInterrupted()) {
            checkOvertaken(said, "its reply was cut off");
            new HeardCheck(said, replies.get(0), cameFor(said, utterance), findings).check();
        } else {
            checkDelivery(said, replies.get(0), cameFor(said, utterance));
        }
    }

    private List<Received> cameFor(Sent said, StoredUtterance utterance) {
        Tag answeredAs = transcript.answeredAs(utterance, said.tag());
        return received.stream()
                .filter(reply -> reply.answers().equals(answeredAs))
                .toList();
    }

    /** Who talks over a reply, lost the call or was asked again goes on without it: the next words overtake it. */
    private void checkOvertaken(Sent said, String evidence) {
        if (said.end() == End.TALKED_OVER) {
            findings.excuse(Excuse.TALKED_OVER, said);
        } else if (said.end() == End.LEFT_ALONE && person.wentOnAfter(said)) {
            findings.excuseOr(Kind.LOST, Excuse.OVERTAKEN, said, evidence);
        } else {
            findings.breach(Kind.LOST, said, evidence);
        }
    }

    private void checkDelivery(Sent said, StoredUtterance reply, List<Received> came) {
        String text = reply.text().strip();
        long equal = came.stream().filter(got -> got.text().equals(text)).count();
        boolean others =
                came.stream().anyMatch(got -> got.isWhole() && !got.text().equals(text));
        if (others && equal > 0) {
            findings.breach(
                    Kind.DUPLICATED, said, "the client also got its reply in other words: " + words(reply, came));
        } else if (others) {
            findings.breach(
                    Kind.DIFFERENT, said, "the client has a reply that the store has not: " + words(reply, came));
        }
        if (equal > 1) {
            findings.breach(Kind.DUPLICATED, said, "the client got its reply " + equal + " times");
        }
        if (equal > 0) {
            checkAnswer(said, reply);
        } else if (!others) {
            checkUndelivered(said, reply);
        }
    }

    private void checkAnswer(Sent said, StoredUtterance reply) {
        findings.answered();
        if (reply.isApology()) {
            findings.excuseOr(Kind.APOLOGISED, Excuse.APOLOGY, said, "an apology, and the model was well");
        } else if (!reply.isComplete()) {
            findings.breach(Kind.DIFFERENT, said, "the client has all of it, and the store says " + reply.state());
        }
    }

    private void checkUndelivered(Sent said, StoredUtterance reply) {
        String evidence = "answered in the store as " + reply.state() + ", and not received";
        if (said.end() == End.TALKED_OVER && findings.isTroubled(said)) {
            // Told again by another engine, it came after the next turn had begun, or the broker never heard of the
            // cut.
            findings.excuse(Excuse.TALKED_OVER, said);
        } else if (said.end() == End.LEFT_ALONE) {
            findings.excuseOr(Kind.LOST, Excuse.UNHEARD, said, evidence);
        } else if (transcript.isInDoubt(reply)) {
            findings.excuseOr(Kind.LOST, Excuse.IN_DOUBT, said, evidence);
        } else {
            findings.breach(Kind.LOST, said, evidence);
        }
    }

    private static String words(StoredUtterance reply, List<Received> came) {
        List<String> texts = came.stream().map(got -> '"' + got.text() + '"').toList();
        return "store \"%s\", client %s".formatted(reply.text(), texts);
    }
}
