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
 * Someone who says one thing after another: the next when the reply to the last has come, or when patience is over, or
 * over the reply. What a channel's client has to do beside is in the subclasses: connecting, and sending again what was
 * not accepted.
 */
abstract class Subscriber {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Account account;
    private final Talk talk;
    private final Clock clock;
    private final Random random;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Subscriber next = this;
    private Sent open;
    private Future<?> patience;
    private long newestGeneration;
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

    /** The subscriber begins to talk over a reply; what is said follows at once. */
    void breakIn() {}

    /** Both are one person by two channels, who says each next thing by the other one. Before either begins. */
    final void takesTurnsWith(Subscriber other) {
        next = other;
        other.next = this;
    }

    /** Begins to talk after a pause, ready to hear by all channels. */
    final void begin(Duration pause) {
        Runnable talk = next == this ? this::goOn : () -> next.persist(Duration.ZERO, next::connect, this::goOn);
        persist(pause, this::connect, talk);
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

    final synchronized boolean isOpen(Tag utterance) {
        return open != null && open.tag().equals(utterance);
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

    /**
     * A piece of a reply came, or a whole one. The model's requests are numbered as they are made, so that words of a
     * lower number are of a reply that another one has replaced.
     */
    final synchronized void noteGeneration(String words) {
        OptionalLong number = SystemWords.generation(words);
        if (number.isEmpty()) {
            return;
        }
        if (number.getAsLong() < newestGeneration) {
            account.overtakenShown();
        }
        newestGeneration = Math.max(newestGeneration, number.getAsLong());
    }

    /** This much of a reply has come so far; who talks over replies may say something now. */
    final void hearSoFar(String text) {
        Optional<Tag> answers = Tag.lastIn(text);
        if (answers.isPresent() && isOpen(answers.get()) && talksOver()) {
            // Not here: who hears must not block.
            after(Duration.ZERO, () -> talkOver(answers.get()));
        }
    }

    private synchronized boolean talksOver() {
        return !stopped && talk.talksOver(random);
    }

    private void talkOver(Tag answered) {
        if (close(answered, End.TALKED_OVER)) {
            account.accepted(answered);
            breakIn();
            goOn();
        }
    }

    /** Something was said to the subscriber; a text that answers nothing is left alone. */
    final void hear(String id, String text, Received.Kind kind) {
        Tag answers;
        synchronized (this) {
            Optional<Tag> answered = answeredBy(text);
            if (answered.isEmpty()) {
                return;
            }
            answers = answered.get();
            account.received(id, answers, text, kind);
            if (kind == Received.Kind.PART || !close(answers, End.REPLIED)) {
                return;
            }
        }
        account.accepted(answers);
        afterPause();
    }

    /** By its tag, or else the one that waits for a reply. Another's tag is kept, too: the check shall see it. */
    private Optional<Tag> answeredBy(String text) {
        Optional<Tag> tag = Tag.lastIn(text);
        boolean mine = tag.isPresent() && account.owns(tag.get());
        if (mine) {
            return tag;
        }
        boolean answer = tag.isPresent() || SystemWords.isApology(text);
        return answer && said > 0 ? Optional.of(open != null ? open.tag() : account.last()) : Optional.empty();
    }

    /** The open utterance is not waited for any longer, because the channel has given it up. */
    final void leaveOpen() {
        Tag left;
        synchronized (this) {
            if (open == null) {
                return;
            }
            left = open.tag();
            close(left, End.LEFT_ALONE);
        }
        account.uncertain(left);
        afterPause();
    }

    /** Ends the wait for a reply; false when it is over already. */
    private synchronized boolean close(Tag utterance, End how) {
        if (!isOpen(utterance)) {
            return false;
        }
        account.ended(utterance, how);
        open = null;
        patience.cancel(false);
        if (stopped) {
            done.complete(null);
        }
        return true;
    }

    private void afterPause() {
        after(pause(), next::goOn);
    }

    private synchronized Duration pause() {
        return talk.pause(random);
    }

    final synchronized boolean chance() {
        return random.nextBoolean();
    }

    final void goOn() {
        Sent utterance;
        synchronized (this) {
            if (open != null) {
                return;
            }
            if (stopped || said >= talk.utterances()) {
                finish();
                return;
            }
            said++;
            open = account.say();
            utterance = open;
            patience = clock.after(talk.patience(), () -> giveUp(utterance.tag()));
        }
        send(utterance);
    }

    /** The same person may have something left to say by the other channel. */
    private void finish() {
        if (done.complete(null) && next != this) {
            after(Duration.ZERO, next::goOn);
        }
    }

    /** Without a word against it, it counts as accepted; the check will miss the reply. */
    private void giveUp(Tag utterance) {
        if (close(utterance, End.GIVEN_UP)) {
            if (countsWhenSilent()) {
                account.accepted(utterance);
            }
            afterPause();
        }
    }

    /** Whether an utterance of which nothing was heard at all has been accepted. */
    boolean countsWhenSilent() {
        return false;
    }
}
