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
 * Stores and forwards deliveries: the deliveries of a lane are sent one after another, and different lanes send in
 * parallel. A lane waits while no ESME is bound and continues when one binds; a delivery that is temporarily refused is
 * sent again on a schedule.
 */
final class EsmeDeliveries {
    private static final int LIMIT = 20_000;

    /** The deliveries with one key, and the progress of the first of them. */
    private static final class Lane {
        private final Object key;
        private final Deque<EsmeDelivery> waiting = new ArrayDeque<>();
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

    EsmeDeliveries(EsmeSessions sessions, Workers workers, RetrySchedule retries) {
        this.sessions = sessions;
        this.workers = workers;
        this.retries = retries;
    }

    /** Adds a delivery; fails if too many are waiting. */
    synchronized void add(Object key, EsmeDelivery delivery) {
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

    /** Continues the lanes that were waiting for an ESME, because one has bound. */
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
        EsmeDelivery delivery = first(lane);
        Answer answer =
                EsmeSessions.deliver(receiver.get(), delivery, delivery.pdus().get(lane.acknowledged));
        Runnable next =
                switch (answer) {
                    case ACKNOWLEDGED -> () -> acknowledged(lane, delivery);
                    case RETRY -> () -> retry(lane, delivery);
                    case REFUSED -> () -> finish(lane, delivery, false);
                };
        next.run();
    }

    private synchronized void park(Lane lane) {
        parked.add(lane);
        if (sessions.nextReceiver().isPresent()) {
            resume();
        }
    }

    private synchronized EsmeDelivery first(Lane lane) {
        return lane.waiting.element();
    }

    private void acknowledged(Lane lane, EsmeDelivery delivery) {
        lane.failures = 0;
        lane.acknowledged++;
        if (lane.acknowledged == delivery.pdus().size()) {
            finish(lane, delivery, true);
        } else {
            proceed(lane, Duration.ZERO);
        }
    }

    private void retry(Lane lane, EsmeDelivery delivery) {
        lane.failures++;
        if (retries.allows(lane.failures)) {
            proceed(lane, retries.waitAfter(lane.failures));
        } else {
            finish(lane, delivery, false);
        }
    }

    private void finish(Lane lane, EsmeDelivery delivery, boolean arrived) {
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
