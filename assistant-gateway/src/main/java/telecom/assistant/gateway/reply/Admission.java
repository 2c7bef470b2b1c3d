package telecom.assistant.gateway.reply;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.conversation.ChannelProfiles;

/**
 * Admits turns to the model, a limited number at once. The others wait in a bounded queue for each channel. They are
 * admitted by the priority of their channels and, within a channel, in the order of arrival. Thread-safe; never blocks.
 */
@ApplicationScoped
public class Admission {

    private final AdmissionConfig config;
    private final ChannelProfiles profiles;
    private final Timers timers;
    private final MeterRegistry meters;
    private final Map<Channel, Deque<Ticket>> waiting = new HashMap<>();
    private int admitted;

    public Admission(AdmissionConfig config, ChannelProfiles profiles, Timers timers, MeterRegistry meters) {
        this.config = config;
        this.profiles = profiles;
        this.timers = timers;
        this.meters = meters;
        Gauge.builder("assistant.admission.turns", this, admission -> admission.admitted())
                .description("Turns that the model is answering")
                .register(meters);
        for (Channel channel : profiles.channels()) {
            waiting.put(channel, new ArrayDeque<>());
            Gauge.builder("assistant.admission.waiting", this, admission -> admission.waiting(channel))
                    .description("Turns that are waiting for the model")
                    .tag("channel", channel.label())
                    .register(meters);
        }
    }

    /**
     * The callbacks of a turn that asks for admission. Exactly one of {@code admitted} and {@code refused} is called,
     * exactly once, unless the ticket is given back first.
     *
     * @param waitsLong runs when the wait has become long; at most once, and only while the turn is waiting
     */
    record Callbacks(Runnable admitted, Consumer<Refusal> refused, Runnable waitsLong) {}

    /** Why a turn was not admitted: too many others were ahead. */
    enum Refusal {
        /** The channel's queue was full. */
        FULL,
        /** The turn's wait reached the channel's limit. */
        EXPIRED
    }

    /** Asks for admission; the answer may come before this returns. The ticket must be given back in any case. */
    Ticket enter(Channel channel, Callbacks callbacks) {
        Ticket ticket = new Ticket(channel, callbacks);
        ChannelProfile.Queue limits = profiles.of(channel).queue();
        switch (assignPlace(ticket, limits.places())) {
            case WAITING -> ticket.watch(limits.longest());
            case ENTERING, INSIDE -> letIn(ticket);
            case GONE -> ticket.turnAway(Refusal.FULL);
        }
        return ticket;
    }

    /** Gives a ticket a place at the model or, if none is free, in the queue of its channel. */
    private synchronized Place assignPlace(Ticket ticket, int places) {
        Deque<Ticket> queue = waiting.get(ticket.channel);
        if (admitted < config.turnsAtOnce()) {
            admitted++;
            ticket.place = Place.ENTERING;
        } else if (queue.size() < places) {
            queue.addLast(ticket);
            ticket.place = Place.WAITING;
        }
        return ticket.place;
    }

    /**
     * Lets a turn in; if that turn gives its place back right away, lets the next one in, and so on. This is a loop
     * because thousands of turns may wait, and a tier that is down may refuse each of them at once.
     */
    private void letIn(Ticket first) {
        Ticket ticket = first;
        while (ticket != null && !ticket.letIn()) {
            ticket = next();
        }
    }

    /**
     * Passes a free place to the waiting ticket of the highest priority, and returns that ticket; null if none waits.
     */
    private synchronized Ticket next() {
        for (Channel channel : profiles.channels()) {
            Ticket first = waiting.get(channel).pollFirst();
            if (first != null) {
                first.place = Place.ENTERING;
                return first;
            }
        }
        admitted--;
        return null;
    }

    /** Whether a place is free and no turn is waiting. Work that no subscriber waits for goes on only then. */
    public synchronized boolean hasRoom() {
        return admitted < config.turnsAtOnce() && waiting.values().stream().allMatch(Deque::isEmpty);
    }

    private synchronized int admitted() {
        return admitted;
    }

    private synchronized int waiting(Channel channel) {
        return waiting.get(channel).size();
    }

    /** The state of a ticket. */
    private enum Place {
        /**
         * The ticket is in the queue, until a place becomes free, the wait has been too long, or the ticket is given
         * back.
         */
        WAITING,
        /**
         * The ticket has a place, and {@link Callbacks#admitted} is being called, until that call returns or the ticket
         * is given back.
         */
        ENTERING,
        /** The ticket has a place, until it is given back. */
        INSIDE,
        /** The ticket was refused or given back, which is final. */
        GONE
    }

    /** A place at the model, or in the queue for one. */
    final class Ticket {

        private final Channel channel;
        private final Callbacks callbacks;
        private final Timer.Sample since = Timer.start(meters);
        private Place place = Place.GONE;
        private Cancellable notice = () -> {};
        private Cancellable expiry = () -> {};

        private Ticket(Channel channel, Callbacks callbacks) {
            this.channel = channel;
            this.callbacks = callbacks;
        }

        /** Leaves the place at the model or in the queue; the next in the queue may take it. Harmless if repeated. */
        void giveBack() {
            // While a ticket is still entering, the loop that lets it in passes its place on.
            if (leave() == Place.INSIDE) {
                Admission.this.letIn(next());
            }
        }

        private Place leave() {
            synchronized (Admission.this) {
                Place left = place;
                if (left == Place.WAITING) {
                    waiting.get(channel).remove(this);
                }
                place = Place.GONE;
                stopWatching();
                return left;
            }
        }

        private void watch(Duration longest) {
            Cancellable later = timers.schedule(config.tellAfter(), this::giveNotice);
            Cancellable expire = timers.schedule(longest, this::expire);
            synchronized (Admission.this) {
                notice = later;
                expiry = expire;
                if (place != Place.WAITING) {
                    stopWatching();
                }
            }
        }

        private void stopWatching() {
            notice.cancel();
            expiry.cancel();
        }

        private void giveNotice() {
            if (isWaiting()) {
                callbacks.waitsLong().run();
            }
        }

        private boolean isWaiting() {
            synchronized (Admission.this) {
                return place == Place.WAITING;
            }
        }

        private void expire() {
            synchronized (Admission.this) {
                if (place != Place.WAITING) {
                    return;
                }
                leave();
            }
            turnAway(Refusal.EXPIRED);
        }

        /** Lets the turn in; returns false if it gave its place back in the meantime. */
        private boolean letIn() {
            synchronized (Admission.this) {
                stopWatching();
            }
            since.stop(meters.timer("assistant.admission.wait", "channel", channel.label()));
            boolean stays;
            try {
                callbacks.admitted().run();
            } finally {
                stays = isIn();
            }
            return stays;
        }

        private boolean isIn() {
            synchronized (Admission.this) {
                if (place == Place.ENTERING) {
                    place = Place.INSIDE;
                }
                return place == Place.INSIDE;
            }
        }

        private void turnAway(Refusal reason) {
            meters.counter("assistant.admission.refused", "channel", channel.label(), "reason", reason.name())
                    .increment();
            callbacks.refused().accept(reason);
        }
    }
}
