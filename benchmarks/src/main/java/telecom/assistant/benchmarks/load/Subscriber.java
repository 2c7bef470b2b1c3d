package telecom.assistant.benchmarks.load;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Received;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.benchmarks.promise.Sent.End;
import telecom.assistant.benchmarks.promise.Tag;

/**
 * A simulated subscriber, who sends one utterance after another: the next one when the last reply has arrived or
 * patience has run out, or while the reply is still arriving. The subclasses implement the channel-specific parts:
 * connecting, and resending messages that were not accepted.
 */
abstract class Subscriber {

    private static final Duration RETRY_DELAY = Duration.ofMillis(500);

    private final Account account;
    private final TalkPattern pattern;
    private final SubscriberThreads threads;
    private final Random random;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Subscriber next = this;
    private Sent open;
    private Future<?> patience;
    private long newestGeneration;
    private int sentCount;
    private boolean stopped;

    Subscriber(Account account, TalkPattern pattern, SubscriberThreads threads, long seed) {
        this.account = account;
        this.pattern = pattern;
        this.threads = threads;
        this.random = new Random(seed);
    }

    /** Connects, and may block. It is called again after a failure. */
    abstract void connect();

    /** Sends an utterance for the first time. The subclass deals with failures. */
    abstract void send(Sent utterance);

    abstract void hangUp();

    /** Interrupts a reply; the next utterance follows immediately. */
    void startTalkingOver() {}

    /**
     * Joins this and the other into one subscriber, who changes the channel after each utterance. Must be called before
     * either begins.
     */
    final void alternateWith(Subscriber other) {
        next = other;
        other.next = this;
    }

    /** Begins to talk after a pause, once connected on all channels. */
    final void begin(Duration pause) {
        Runnable talk =
                next == this ? this::sayNext : () -> next.retryUntilDone(Duration.ZERO, next::connect, this::sayNext);
        retryUntilDone(pause, this::connect, talk);
    }

    /** Sends no new utterances from now on. */
    final synchronized void stop() {
        stopped = true;
        if (open == null) {
            done.complete(null);
        }
    }

    /** Completes when there are no more utterances to send and the last reply has arrived or is no longer awaited. */
    final CompletableFuture<Void> done() {
        return done;
    }

    final Account account() {
        return account;
    }

    final synchronized boolean isOpen(Tag utterance) {
        return open != null && open.tag().equals(utterance);
    }

    /** Repeats an attempt until it succeeds or the subscriber has stopped. */
    final void retryUntilDone(Duration pause, Runnable attempt, Runnable afterwards) {
        runAfter(pause, () -> {
            try {
                attempt.run();
            } catch (RuntimeException notNow) {
                if (!isStopped()) {
                    retryUntilDone(RETRY_DELAY, attempt, afterwards);
                    return;
                }
            }
            afterwards.run();
        });
    }

    final void runAfter(Duration pause, Runnable task) {
        Future<?> unused = threads.runAfter(pause, task);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /**
     * Records that a reply or a piece of one arrived. Requests to the model are numbered, so text with a lower number
     * than before belongs to a reply that another one has replaced.
     */
    final synchronized void noteGeneration(String text) {
        OptionalLong number = ReplyPatterns.generation(text);
        if (number.isEmpty()) {
            return;
        }
        account.noteGeneration(number.getAsLong());
        if (number.getAsLong() < newestGeneration) {
            account.noteOvertakenShown();
        }
        newestGeneration = Math.max(newestGeneration, number.getAsLong());
    }

    /** Records how much of a reply has arrived so far. The subscriber may now talk over it. */
    final void hearPart(String text) {
        Optional<Tag> answered = Tag.lastIn(text);
        if (answered.isPresent() && isOpen(answered.get()) && talksOver()) {
            // On another thread, because a listener must not block.
            runAfter(Duration.ZERO, () -> talkOver(answered.get()));
        }
    }

    private synchronized boolean talksOver() {
        return !stopped && pattern.talksOver(random);
    }

    private void talkOver(Tag answered) {
        if (close(answered, End.TALKED_OVER)) {
            account.recordAccepted(answered);
            startTalkingOver();
            sayNext();
        }
    }

    /** Records a reply that the subscriber received. Text that answers no utterance is ignored. */
    final void hear(String id, String text, Received.Kind kind) {
        Tag answers;
        synchronized (this) {
            Optional<Tag> answered = answeredBy(text);
            if (answered.isEmpty()) {
                return;
            }
            answers = answered.get();
            account.recordReply(id, answers, text, kind);
            if (kind == Received.Kind.PART || !close(answers, End.REPLIED)) {
                return;
            }
        }
        account.recordAccepted(answers);
        afterPause();
    }

    /**
     * The utterance that a reply answers: the one whose tag it contains or, if it contains no tag of this account, the
     * utterance that is waiting for a reply. So a reply with another account's tag is recorded too, and the check sees
     * it.
     */
    private Optional<Tag> answeredBy(String text) {
        Optional<Tag> tag = Tag.lastIn(text);
        boolean isOwn = tag.isPresent() && account.owns(tag.get());
        if (isOwn) {
            return tag;
        }
        boolean isAnswer = tag.isPresent() || ReplyPatterns.isApology(text);
        return isAnswer && sentCount > 0
                ? Optional.of(open != null ? open.tag() : account.latestTag())
                : Optional.empty();
    }

    /** Stops waiting for the reply to the open utterance, because the channel has lost it. */
    final void abandonOpen() {
        Tag abandoned;
        synchronized (this) {
            if (open == null) {
                return;
            }
            abandoned = open.tag();
            close(abandoned, End.ABANDONED);
        }
        account.recordUncertain(abandoned);
        afterPause();
    }

    /** Ends the wait for a reply; false if the wait has ended already. */
    private synchronized boolean close(Tag utterance, End how) {
        if (!isOpen(utterance)) {
            return false;
        }
        account.recordEnd(utterance, how);
        open = null;
        patience.cancel(false);
        if (stopped) {
            done.complete(null);
        }
        return true;
    }

    private void afterPause() {
        runAfter(pause(), next::sayNext);
    }

    private synchronized Duration pause() {
        return pattern.pause(random);
    }

    final synchronized boolean flipCoin() {
        return random.nextBoolean();
    }

    final void sayNext() {
        threads.speak(this::sayNow);
    }

    private void sayNow() {
        Sent utterance;
        synchronized (this) {
            if (open != null) {
                return;
            }
            if (stopped || sentCount >= pattern.utterances()) {
                finish();
                return;
            }
            sentCount++;
            open = account.say();
            utterance = open;
            patience = threads.runAfter(pattern.patience(), () -> timeOut(utterance.tag()));
        }
        send(utterance);
    }

    /** Continues on the other channel, where the subscriber may have utterances left. */
    private void finish() {
        if (done.complete(null) && next != this) {
            runAfter(Duration.ZERO, next::sayNext);
        }
    }

    private void timeOut(Tag utterance) {
        if (close(utterance, End.TIMED_OUT)) {
            if (countsAsAcceptedWhenUnanswered()) {
                account.recordAccepted(utterance);
            }
            afterPause();
        }
    }

    /** Whether an utterance counts as accepted if nothing at all was received in return. */
    boolean countsAsAcceptedWhenUnanswered() {
        return false;
    }
}
