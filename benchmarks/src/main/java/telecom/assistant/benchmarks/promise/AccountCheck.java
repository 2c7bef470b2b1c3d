package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import telecom.assistant.benchmarks.promise.Breach.Kind;
import telecom.assistant.benchmarks.promise.Sent.Fate;

/** Compares what one subscriber saw with what the store has. */
final class AccountCheck {

    private final Account account;
    private final Transcript transcript;
    private final List<Sent> sent;
    private final List<Received> received;
    private final List<Breach> breaches = new ArrayList<>();
    private int accepted;
    private int answered;
    private int apologies;
    private int overtaken;
    private int unheard;
    private int inDoubt;

    AccountCheck(Account account, Transcript transcript) {
        this.account = account;
        this.transcript = transcript;
        this.sent = account.sent();
        this.received = account.received();
    }

    Verdict verdict() {
        sent.forEach(this::checkUtterance);
        checkOrderOfTurns();
        checkOrderOfReplies();
        checkWords();
        return new Verdict(sent.size(), accepted, answered, apologies, overtaken, unheard, inDoubt, breaches);
    }

    private void checkUtterance(Sent said) {
        List<StoredUtterance> stored = transcript.said(said.tag());
        // Whatever the client was told: what is in the store has been taken.
        if (said.fate() != Fate.ACCEPTED && stored.isEmpty()) {
            return;
        }
        accepted++;
        if (stored.isEmpty()) {
            breach(Kind.LOST, said, "accepted, and not in the store");
            return;
        }
        if (stored.size() > 1) {
            breach(Kind.DUPLICATED, said, "stored " + stored.size() + " times");
        }
        if (!stored.get(0).text().equals(said.text())) {
            breach(Kind.DIFFERENT, said, "the store has other words of the subscriber");
        }
        checkReply(said, stored.get(0));
    }

    private void checkReply(Sent said, StoredUtterance utterance) {
        List<StoredUtterance> replies = transcript.replies(utterance);
        if (replies.isEmpty() || replies.get(0).isInterrupted()) {
            checkOvertaken(said, replies.isEmpty() ? "stored, and not answered" : "its reply was cut off");
            return;
        }
        if (replies.size() > 1) {
            breach(Kind.DUPLICATED, said, replies.size() + " replies in its turn");
        }
        checkDelivery(said, utterance, replies.get(0));
    }

    /** A caller who lost the call, or was asked again, goes on without the reply: the next words overtake it. */
    private void checkOvertaken(Sent said, String evidence) {
        if (said.overtakable() && said.tag().number() < sent.size()) {
            overtaken++;
        } else {
            breach(Kind.LOST, said, evidence);
        }
    }

    private void checkDelivery(Sent said, StoredUtterance utterance, StoredUtterance reply) {
        Tag answeredAs = transcript.answeredAs(utterance, said.tag());
        List<Received> came = received.stream()
                .filter(got -> got.answers().equals(answeredAs))
                .toList();
        long equal = came.stream()
                .filter(got -> got.text().equals(reply.text().strip()))
                .count();
        boolean others = came.stream()
                .anyMatch(got -> got.whole() && !got.text().equals(reply.text().strip()));
        if (others && equal > 0) {
            breach(Kind.DUPLICATED, said, "the client also got its reply in other words: " + describe(came, reply));
        } else if (others) {
            breach(Kind.DIFFERENT, said, "the client has a reply that the store has not: " + describe(came, reply));
        }
        if (equal > 1) {
            breach(Kind.DUPLICATED, said, "the client got its reply " + equal + " times");
        }
        if (equal > 0) {
            answered++;
            apologies += reply.isApology() ? 1 : 0;
        } else if (!others) {
            checkUndelivered(said, reply);
        }
    }

    private static String describe(List<Received> came, StoredUtterance reply) {
        return "store \"%s\", client %s"
                .formatted(
                        reply.text(),
                        came.stream().map(got -> '"' + got.text() + '"').toList());
    }

    private void checkUndelivered(Sent said, StoredUtterance reply) {
        if (said.overtakable()) {
            unheard++;
        } else if (transcript.isInDoubt(reply)) {
            inDoubt++;
        } else {
            breach(Kind.LOST, said, "answered in the store as " + reply.state() + ", and not received");
        }
    }

    private void checkOrderOfTurns() {
        StoredUtterance before = null;
        for (Sent said : sent) {
            for (StoredUtterance stored : transcript.said(said.tag())) {
                boolean sameConversation =
                        before != null && before.conversation().equals(stored.conversation());
                if (sameConversation && stored.turn() < before.turn()) {
                    breach(Kind.MISORDERED, said, "turn " + stored.turn() + " after turn " + before.turn());
                }
                before = stored;
            }
        }
    }

    private void checkOrderOfReplies() {
        int last = 0;
        for (Received reply : received) {
            if (!reply.whole()) {
                continue;
            }
            int number = reply.answers().number();
            if (number < last) {
                breach(Kind.MISORDERED, sent.get(number - 1), "answered after number " + last);
            }
            last = Math.max(last, number);
        }
        if (account.overtakenShownCount() > 0) {
            breach(
                    Kind.FENCED,
                    sent.get(sent.size() - 1),
                    account.overtakenShownCount() + " pieces of a turn came after a later turn had begun");
        }
    }

    private void checkWords() {
        Set<String> ids = new HashSet<>();
        for (Received reply : received) {
            Sent said = sent.get(reply.answers().number() - 1);
            if (!reply.id().isEmpty() && !ids.add(reply.id())) {
                breach(Kind.DUPLICATED, said, "the client got reply " + reply.id() + " again");
            }
            if (isForeign(reply.text())) {
                breach(Kind.MIXED_UP, said, "received \"" + reply.text() + '"');
            }
            if (reply.whole() && !hasReply(reply)) {
                breach(Kind.FENCED, said, "received a reply, and the store has none for its turn");
            }
        }
        for (Sent said : sent) {
            for (StoredUtterance stored : transcript.said(said.tag())) {
                transcript.replies(stored).stream()
                        .filter(reply -> isForeign(reply.text()))
                        .forEach(reply -> breach(Kind.MIXED_UP, said, "stored \"" + reply.text() + '"'));
            }
        }
    }

    private boolean isForeign(String text) {
        return Tag.in(text).stream().anyMatch(tag -> tag.conversation() != account.conversation());
    }

    private boolean hasReply(Received reply) {
        return transcript.said(reply.answers()).stream()
                .anyMatch(stored -> !transcript.replies(stored).isEmpty());
    }

    private void breach(Kind kind, Sent said, String evidence) {
        long repliedAt = account.repliedAt(said.tag()).orElse(Long.MAX_VALUE);
        breaches.add(new Breach(kind, said.tag(), account.medium(), said.sentAt(), repliedAt, evidence));
    }
}
