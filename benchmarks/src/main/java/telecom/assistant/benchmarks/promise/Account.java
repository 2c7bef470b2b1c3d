package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.benchmarks.promise.Sent.End;
import telecom.assistant.benchmarks.promise.Sent.Fate;
import telecom.assistant.channel.Channel;

/** Records what a subscriber sent and received on one channel, from the subscriber's point of view. Thread-safe. */
public final class Account {

    private final int number;
    private final int subscriber;
    private final Channel channel;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Received> received = new ArrayList<>();
    private final List<Long> generations = new ArrayList<>();
    private int overtakenCount;
    private volatile long lastActivityAt = System.nanoTime();

    Account(int number, int subscriber, Channel channel) {
        this.number = number;
        this.subscriber = subscriber;
        this.channel = channel;
    }

    /** Records a new utterance with a unique tag, which is about to be sent. */
    public synchronized Sent say() {
        Tag tag = new Tag(number, sent.size() + 1);
        Sent utterance = new Sent(
                tag,
                channel,
                "Please answer " + tag.written(),
                System.nanoTime(),
                Fate.OPEN,
                End.WAITING,
                Long.MAX_VALUE);
        sent.add(utterance);
        return utterance;
    }

    /** Records that the assistant accepted the utterance. */
    public synchronized void recordAccepted(Tag tag) {
        change(sent(tag).withFate(Fate.ACCEPTED));
    }

    /** Records that the subscriber could not send the utterance, or learnt that it was not accepted. */
    public synchronized void recordUncertain(Tag tag) {
        change(sent(tag).withFate(Fate.UNCERTAIN));
    }

    /** Records that the subscriber no longer waits for the reply. */
    public synchronized void recordEnd(Tag tag, End how) {
        change(sent(tag).withEnd(how, System.nanoTime()));
    }

    private Sent sent(Tag tag) {
        return sent.get(tag.number() - 1);
    }

    private void change(Sent changed) {
        sent.set(changed.tag().number() - 1, changed);
    }

    /** Records a reply that arrived; a whole one ends the wait. */
    public synchronized void recordReply(String id, Tag answers, String text, Received.Kind kind) {
        Received reply = new Received(id, answers, text, kind, System.nanoTime());
        received.add(reply);
        if (reply.isWhole()) {
            recordEnd(answers, End.REPLIED);
        }
    }

    /**
     * Records that a piece of a reply arrived after a later turn, or another engine's version of the same turn, had
     * begun.
     */
    public synchronized void noteOvertakenShown() {
        overtakenCount++;
    }

    /** Records that text from this request to the model has arrived. */
    public synchronized void noteGeneration(long number) {
        if (generations.isEmpty() || generations.get(generations.size() - 1) != number) {
            generations.add(number);
        }
    }

    /** The requests to the model whose text has arrived, in order of arrival. */
    public synchronized List<Long> generations() {
        return List.copyOf(generations);
    }

    /** Records that anything at all has arrived. */
    public void noteActivity() {
        lastActivityAt = System.nanoTime();
    }

    /** The {@link System#nanoTime()} at which something last arrived. */
    public long lastActivityAt() {
        return lastActivityAt;
    }

    int number() {
        return number;
    }

    /** The number of the subscriber, which is the same for all of the subscriber's accounts. */
    int subscriber() {
        return subscriber;
    }

    /** Whether the utterance with this tag was sent from this account. */
    public synchronized boolean owns(Tag tag) {
        return tag.account() == number && tag.number() <= sent.size();
    }

    /** The tag of the latest utterance; fails if there is none. */
    public synchronized Tag latestTag() {
        return sent.get(sent.size() - 1).tag();
    }

    /** The latest utterance; fails if there is none. */
    public synchronized Sent latest() {
        return sent.get(sent.size() - 1);
    }

    public Channel channel() {
        return channel;
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    synchronized int overtakenShownCount() {
        return overtakenCount;
    }

    /** The time at which the first answer (not an apology) to an utterance sent at or after an instant arrived. */
    public synchronized Optional<Long> firstAnswerSince(long instant) {
        for (Received reply : received.subList(firstReceivedAfter(instant), received.size())) {
            if (reply.kind() == Received.Kind.ANSWER && sent(reply.answers()).sentAt() >= instant) {
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
}
