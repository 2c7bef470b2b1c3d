package telecom.assistant.benchmarks.load;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.benchmarks.promise.Tag;

/**
 * Someone who says one thing after another: the next when the reply to the last has come, or when patience is over.
 * What a channel's client has to do beside is in the subclasses: connecting, and sending again what was not accepted.
 */
abstract class Subscriber {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Account account;
    private final Talk talk;
    private final Clock clock;
    private final Random random;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Sent open;
    private Future<?> patience;
    private int said;
    private boolean stopped;

    Subscriber(Account account, Talk talk, Clock clock, long seed) {
        this.account = account;
        this.talk = talk;
        this.clock = clock;
        this.random = new Random(seed);
    }

    /** Gets ready to talk; may block, and may fail, and is then tried again. */
    abstract void connect();

    /** Sends an utterance for the first time. What fails is the subclass's to deal with. */
    abstract void send(Sent utterance);

    abstract void hangUp();

    /** Begins to talk after a pause. */
    final void begin(Duration pause) {
        persist(pause, this::connect, this::goOn);
    }

    /** Says nothing new any more. */
    final synchronized void stop() {
        stopped = true;
        if (open == null) {
            done.complete(null);
        }
    }

    /** Completes when nothing more will be said, and the last reply has come or is given up. */
    final CompletableFuture<Void> done() {
        return done;
    }

    final Account account() {
        return account;
    }

    final synchronized boolean isOpen(Sent utterance) {
        return open != null && open.tag().equals(utterance.tag());
    }

    /** Tries until it succeeds, or until the subscriber has stopped. */
    final void persist(Duration pause, Runnable attempt, Runnable afterwards) {
        after(pause, () -> {
            try {
                attempt.run();
            } catch (RuntimeException notNow) {
                if (!isStopped()) {
                    persist(AGAIN, attempt, afterwards);
                    return;
                }
            }
            afterwards.run();
        });
    }

    final void after(Duration pause, Runnable task) {
        Future<?> unused = clock.after(pause, task);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** Something was said to the subscriber; a text that answers nothing is left alone. */
    final void hear(String id, String text, boolean whole) {
        Optional<Tag> answers = answeredBy(text);
        if (answers.isEmpty()) {
            return;
        }
        account.received(id, answers.get(), text, whole);
        if (whole) {
            settle(answers.get());
        }
    }

    /** By its tag, or else the one that waits for a reply. Another's tag is kept, too: the check shall see it. */
    private synchronized Optional<Tag> answeredBy(String text) {
        Optional<Tag> tag = Tag.lastIn(text);
        boolean mine = tag.isPresent() && account.owns(tag.get());
        if (mine) {
            return tag;
        }
        boolean answer = tag.isPresent() || SystemWords.isApology(text);
        return answer && said > 0 ? Optional.of(open != null ? open.tag() : account.last()) : Optional.empty();
    }

    private void settle(Tag answered) {
        synchronized (this) {
            if (open == null || !open.tag().equals(answered)) {
                return;
            }
            account.accepted(answered);
            open = null;
            patience.cancel(false);
        }
        after(pause(), this::goOn);
    }

    /** The open utterance is not waited for any longer, because the channel has given it up. */
    final void leaveOpen() {
        synchronized (this) {
            if (open == null) {
                return;
            }
            account.uncertain(open.tag());
            account.leftAlone(open.tag());
            open = null;
            patience.cancel(false);
        }
        after(pause(), this::goOn);
    }

    private synchronized Duration pause() {
        return talk.pause(random);
    }

    final synchronized boolean chance() {
        return random.nextBoolean();
    }

    final void goOn() {
        Sent next;
        synchronized (this) {
            if (open != null) {
                return;
            }
            if (stopped || said >= talk.utterances()) {
                done.complete(null);
                return;
            }
            said++;
            open = account.say();
            next = open;
            patience = clock.after(talk.patience(), () -> giveUp(next));
        }
        send(next);
    }

    /** Without a word against it, it counts as accepted; the check will miss the reply. */
    private void giveUp(Sent utterance) {
        synchronized (this) {
            if (!isOpen(utterance)) {
                return;
            }
            if (countsWhenSilent()) {
                account.accepted(utterance.tag());
            }
            open = null;
        }
        after(pause(), this::goOn);
    }

    /** Whether an utterance of which nothing was heard at all has been accepted. */
    boolean countsWhenSilent() {
        return false;
    }
}
