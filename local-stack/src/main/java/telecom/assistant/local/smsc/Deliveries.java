package telecom.assistant.local.smsc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsmpp.session.SMPPServerSession;
import telecom.assistant.local.smsc.EsmeSessions.Answer;

/**
 * Store and forward: deliveries of one lane go out one after the other, lanes in parallel. A lane waits while no ESME is
 * bound and goes on when one binds; a delivery that is refused for now is sent again by the schedule.
 */
final class Deliveries {
    private static final int LIMIT = 20_000;

    /** The deliveries of one key, and how far the first of them has got. */
    private static final class Lane {
        private final Object key;
        private final Deque<Delivery> waiting = new ArrayDeque<>();
        private int acknowledged;
        private int failures;

        Lane(Object key) {
            this.key = key;
        }
    }

    private final EsmeSessions sessions;
    private final Workers workers;
    private final RetrySchedule retries;
    private final Map<Object, Lane> lanes = new HashMap<>();
    private final Set<Lane> parked = new HashSet<>();
    private int size;

    Deliveries(EsmeSessions sessions, Workers workers, RetrySchedule retries) {
        this.sessions = sessions;
        this.workers = workers;
        this.retries = retries;
    }

    /** Takes a delivery; refuses it when too many wait. */
    synchronized void add(Object key, Delivery delivery) {
        if (size >= LIMIT) {
            throw new IllegalStateException("the SMSC holds " + size + " deliveries (limit: " + LIMIT + ")");
        }
        size++;
        Lane lane = lanes.computeIfAbsent(key, Lane::new);
        lane.waiting.add(delivery);
        if (lane.waiting.size() == 1) {
            proceed(lane, Duration.ZERO);
        }
    }

    synchronized int size() {
        return size;
    }

    /** An ESME has bound: lanes that waited for one go on. */
    synchronized void resume() {
        List<Lane> waiting = new ArrayList<>(parked);
        parked.clear();
        waiting.forEach(lane -> proceed(lane, Duration.ZERO));
    }

    private void proceed(Lane lane, Duration delay) {
        workers.after(delay, () -> step(lane));
    }

    /** Sends the next deliver_sm of a lane. Only one step of a lane is scheduled at a time. */
    private void step(Lane lane) {
        Optional<SMPPServerSession> receiver = sessions.nextReceiver();
        if (receiver.isEmpty()) {
            park(lane);
            return;
        }
        Delivery delivery = first(lane);
        Answer answer =
                EsmeSessions.deliver(receiver.get(), delivery, delivery.pdus().get(lane.acknowledged));
        switch (answer) {
            case ACKNOWLEDGED -> acknowledged(lane, delivery);
            case AGAIN -> again(lane, delivery);
            case REFUSED -> finish(lane, delivery, false);
        }
    }

    private synchronized void park(Lane lane) {
        parked.add(lane);
        if (sessions.nextReceiver().isPresent()) {
            resume();
        }
    }

    private synchronized Delivery first(Lane lane) {
        return lane.waiting.element();
    }

    private void acknowledged(Lane lane, Delivery delivery) {
        lane.failures = 0;
        lane.acknowledged++;
        if (lane.acknowledged == delivery.pdus().size()) {
            finish(lane, delivery, true);
        } else {
            proceed(lane, Duration.ZERO);
        }
    }

    private void again(Lane lane, Delivery delivery) {
        lane.failures++;
        if (retries.allows(lane.failures)) {
            proceed(lane, retries.waitAfter(lane.failures));
        } else {
            finish(lane, delivery, false);
        }
    }

    private void finish(Lane lane, Delivery delivery, boolean arrived) {
        delivery.done().accept(arrived);
        synchronized (this) {
            size--;
            lane.acknowledged = 0;
            lane.failures = 0;
            lane.waiting.remove();
            if (lane.waiting.isEmpty()) {
                lanes.remove(lane.key);
            } else {
                proceed(lane, Duration.ZERO);
            }
        }
    }
}
