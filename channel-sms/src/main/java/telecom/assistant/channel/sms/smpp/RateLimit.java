package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.channel.flow.Timers;

/**
 * Spaces segments evenly, so that a bind submits no more of them per second than the SMSC allows. Waiting submissions
 * are released in order. Safe for use by multiple threads.
 */
final class RateLimit {

    private final Timers timers;
    private final Duration interval;
    private final Set<UniEmitter<? super Void>> waiting = new LinkedHashSet<>();
    private Instant nextAt = Instant.EPOCH;

    /** How many submissions have been released but not admitted yet. */
    private int granted;

    /** @param perSecond how many segments per second */
    RateLimit(int perSecond, Timers timers) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("rate: " + perSecond + " (expected: at least 1 segment a second)");
        }
        this.timers = timers;
        this.interval = Duration.ofSeconds(1).dividedBy(perSecond);
    }

    /**
     * Completes when a segment may be submitted; empty if one may be submitted now. Cancelling gives up the place in
     * the queue.
     */
    synchronized Optional<Uni<Void>> pause() {
        return isDue() ? Optional.empty() : Optional.of(Uni.createFrom().<Void>emitter(this::await));
    }

    /** Whether a segment may be submitted now; if so, it counts as submitted. */
    synchronized boolean admit() {
        if (granted > 0) {
            granted--;
            return true;
        }
        boolean due = isDue();
        if (due) {
            countSubmission();
        }
        return due;
    }

    private boolean isDue() {
        return waiting.isEmpty() && !timers.now().isBefore(nextAt);
    }

    private void countSubmission() {
        Instant now = timers.now();
        nextAt = (nextAt.isBefore(now) ? now : nextAt).plus(interval);
    }

    private synchronized void await(UniEmitter<? super Void> emitter) {
        waiting.add(emitter);
        emitter.onTermination(() -> giveUp(emitter));
        if (waiting.size() == 1) {
            schedule();
        }
    }

    private synchronized void giveUp(UniEmitter<? super Void> emitter) {
        waiting.remove(emitter);
    }

    private void schedule() {
        Duration pause = Duration.between(timers.now(), nextAt);
        timers.schedule(pause.isNegative() ? Duration.ZERO : pause, this::release);
    }

    private void release() {
        UniEmitter<? super Void> first;
        synchronized (this) {
            if (waiting.isEmpty()) {
                return;
            }
            first = waiting.iterator().next();
            waiting.remove(first);
            granted++;
            countSubmission();
            if (!waiting.isEmpty()) {
                schedule();
            }
        }
        first.complete(null);
    }
}
