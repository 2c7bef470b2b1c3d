package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.benchmarks.promise.Sent.Fate;

/** What one subscriber said and got, as only the subscriber sees it. Safe from any thread. */
public final class Account {

    private final int conversation;
    private final Medium medium;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Received> received = new ArrayList<>();
    private int overtaken;

    Account(int conversation, Medium medium) {
        this.conversation = conversation;
        this.medium = medium;
    }

    /** A new utterance with a tag of its own, which is about to be sent. */
    public synchronized Sent say() {
        Tag tag = new Tag(conversation, sent.size() + 1);
        Sent said = new Sent(tag, "Please answer " + tag.written(), System.nanoTime(), Fate.OPEN, false);
        sent.add(said);
        return said;
    }

    public synchronized void accepted(Tag tag) {
        change(tag, sent.get(tag.number() - 1).with(Fate.ACCEPTED));
    }

    /** The subscriber was told that it was not taken, or could not send it. */
    public synchronized void uncertain(Tag tag) {
        change(tag, sent.get(tag.number() - 1).with(Fate.UNCERTAIN));
    }

    /** The subscriber does not wait for the reply any longer, for a reason of the channel's: the call was lost. */
    public synchronized void leftAlone(Tag tag) {
        change(tag, sent.get(tag.number() - 1).leftAlone());
    }

    private void change(Tag tag, Sent changed) {
        sent.set(tag.number() - 1, changed);
    }

    public synchronized void received(String id, Tag answers, String text, boolean whole) {
        received.add(new Received(id, answers, text, whole, System.nanoTime()));
    }

    /** A part of a turn was shown after a later turn had begun. */
    public synchronized void overtakenShown() {
        overtaken++;
    }

    int conversation() {
        return conversation;
    }

    /** Whether the utterance with this tag is this subscriber's. */
    public synchronized boolean owns(Tag tag) {
        return tag.conversation() == conversation && tag.number() <= sent.size();
    }

    /** The tag of the latest utterance; there is one. */
    public synchronized Tag last() {
        return sent.get(sent.size() - 1).tag();
    }

    public Medium medium() {
        return medium;
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    synchronized int overtakenShownCount() {
        return overtaken;
    }

    /** When the first whole reply came to an utterance that was sent at or after an instant. */
    public synchronized Optional<Long> firstReplySince(long instant) {
        for (Received reply : received.subList(firstReceivedAfter(instant), received.size())) {
            if (reply.whole() && sent.get(reply.answers().number() - 1).sentAt() >= instant) {
                return Optional.of(reply.at());
            }
        }
        return Optional.empty();
    }

    private int firstReceivedAfter(long instant) {
        int from = received.size();
        while (from > 0 && received.get(from - 1).at() >= instant) {
            from--;
        }
        return from;
    }

    /** When the whole reply to an utterance came. */
    synchronized Optional<Long> repliedAt(Tag tag) {
        return received.stream()
                .filter(reply -> reply.whole() && reply.answers().equals(tag))
                .map(Received::at)
                .findFirst();
    }
}
