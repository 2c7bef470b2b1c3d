package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import telecom.assistant.channel.flow.BackOff;
import telecom.assistant.channel.flow.Timers;

/**
 * Holds back the whole link while the SMSC is throttling it ({@code ESME_RTHROTTLED}; SMPP 3.4, section 5.1.3). After
 * each pause, one segment is tried; the pauses grow while segments are refused. Each accepted segment releases two
 * more, until none is waiting. Safe for use by multiple threads.
 */
final class Throttle {

    private static final int RELEASED_PER_ACCEPTED = 2;

    private final Timers timers;
    private final BackOff pauses;
    private final Set<UniEmitter<? super Void>> waiting = new LinkedHashSet<>();
    private Cancellable nextProbe = () -> {};
    private boolean throttled;
    private int permits;

    /** How many times the SMSC has begun to refuse segments. */
    private long round;

    /** @param shortest the first pause */
    Throttle(Duration shortest, Duration longest, Timers timers) {
        this.timers = timers;
        this.pauses = new BackOff(shortest, longest);
    }

    /**
     * Completes when a segment may be submitted; empty if one may be submitted now. Waiting submissions are released in
     * the order of their subscriptions; cancelling gives up the place in the queue.
     */
    synchronized Optional<Uni<Void>> pause() {
        return isOpen() ? Optional.empty() : Optional.of(Uni.createFrom().<Void>emitter(this::await));
    }

    /**
     * Decides whether a segment may be submitted now.
     *
     * @return a number to pass to {@link #recordAcceptance} or {@link #recordRefusal} with the SMSC's answer; empty if
     *     the segment may not be submitted
     */
    synchronized OptionalLong admit() {
        if (throttled) {
            if (permits == 0) {
                return OptionalLong.empty();
            }
            permits--;
        }
        return OptionalLong.of(round);
    }

    /** Notes that the SMSC has refused an admitted segment because it is throttling the link. */
    synchronized void recordRefusal(long admission) {
        if (admission != round) {
            // The segment was already under way when another one was refused.
            return;
        }
        round++;
        permits = 0;
        if (!throttled) {
            throttled = true;
            schedule();
        }
    }

    /** Notes that the SMSC has accepted an admitted segment, or has refused it for good. */
    void recordAcceptance(long admission) {
        List<UniEmitter<? super Void>> released;
        synchronized (this) {
            if (!throttled || admission != round) {
                return;
            }
            pauses.reset();
            permits += RELEASED_PER_ACCEPTED;
            released = release(RELEASED_PER_ACCEPTED);
            throttled = !waiting.isEmpty();
            if (throttled) {
                schedule();
            } else {
                nextProbe.cancel();
            }
        }
        released.forEach(emitter -> emitter.complete(null));
    }

    private boolean isOpen() {
        return !throttled || (waiting.isEmpty() && permits > 0);
    }

    private void await(UniEmitter<? super Void> emitter) {
        boolean open;
        synchronized (this) {
            open = isOpen();
            if (!open) {
                waiting.add(emitter);
            }
        }
        if (open) {
            emitter.complete(null);
        } else {
            emitter.onTermination(() -> giveUp(emitter));
        }
    }

    private synchronized void giveUp(UniEmitter<? super Void> emitter) {
        waiting.remove(emitter);
    }

    private void schedule() {
        nextProbe.cancel();
        nextProbe = timers.schedule(pauses.next(), this::probe);
    }

    /** Does not wait for the result of the last probe, because a segment that was released may never be submitted. */
    private void probe() {
        List<UniEmitter<? super Void>> released;
        synchronized (this) {
            if (!throttled) {
                return;
            }
            permits = Math.max(permits, 1);
            released = release(1);
            schedule();
        }
        released.forEach(emitter -> emitter.complete(null));
    }

    private List<UniEmitter<? super Void>> release(int count) {
        List<UniEmitter<? super Void>> released = new ArrayList<>();
        Iterator<UniEmitter<? super Void>> first = waiting.iterator();
        while (first.hasNext() && released.size() < count) {
            released.add(first.next());
            first.remove();
        }
        return released;
    }
}
