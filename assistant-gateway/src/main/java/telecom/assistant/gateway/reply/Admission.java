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
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.conversation.ChannelProfiles;

/**
 * Lets turns in to the model, at most so many at once. The others wait, in a bounded queue for each channel, and go in by
 * the priority of their channel; within a channel in the order of asking. Safe for use by many threads;
 * blocks none.
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
                .description("Turns that the model answers at this moment")
                .register(meters);
        for (Channel channel : profiles.channels()) {
            waiting.put(channel, new ArrayDeque<>());
            Gauge.builder("assistant.admission.waiting", this, admission -> admission.waiting(channel))
                    .description("Turns that wait for the model")
                    .tag("channel", channel.label())
                    .register(meters);
        }
    }

    /** Who asks to be let in. Exactly one of admitted and refused is called, unless the ticket is given back before. */
    interface Asking {

        void admitted();

        void refused(OverloadException cause);

        /** It takes long; called at most once, and only while waiting. */
        void waitsLong();
    }

    /** Asks to be let in; the answer may come before this returns. To be given back in any case. */
    Ticket enter(Channel channel, Asking asking) {
        Ticket ticket = new Ticket(channel, asking);
        if (admitAtOnce(ticket)) {
            letIn(ticket);
        } else if (!queue(ticket)) {
            ticket.turnAway(OverloadException.Reason.FULL);
        }
        return ticket;
    }

    private synchronized boolean admitAtOnce(Ticket ticket) {
        if (admitted >= config.turnsAtOnce()) {
            return false;
        }
        admitted++;
        ticket.place = Place.ENTERING;
        return true;
    }

    private boolean queue(Ticket ticket) {
        ChannelProfile.Queue limits = profiles.of(ticket.channel).queue();
        synchronized (this) {
            Deque<Ticket> queue = waiting.get(ticket.channel);
            if (queue.size() >= limits.places()) {
                ticket.place = Place.GONE;
                return false;
            }
            queue.addLast(ticket);
            ticket.place = Place.WAITING;
        }
        ticket.watch(limits.longest());
        return true;
    }

    /**
     * Lets it in, and for as long as somebody gives the place back in the course of that, the next one. It is a loop,
     * because those who wait may be thousands and a tier that is down may refuse each of them at once.
     */
    private void letIn(Ticket first) {
        Ticket ticket = first;
        while (ticket != null && !ticket.letIn()) {
            ticket = next();
        }
    }

    /** A place has become free; whoever comes first by priority takes it. */
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

    /**
     * Whether a turn would be let in at once while nobody waits. Work that no subscriber waits for asks this first, and
     * goes on only then.
     */
    public synchronized boolean hasRoom() {
        return admitted < config.turnsAtOnce() && waiting.values().stream().allMatch(Deque::isEmpty);
    }

    private synchronized int admitted() {
        return admitted;
    }

    private synchronized int waiting(Channel channel) {
        return waiting.get(channel).size();
    }

    private enum Place {
        WAITING,
        ENTERING,
        INSIDE,
        GONE
    }

    /** A place at the model, or in the queue for one. */
    final class Ticket {

        private final Channel channel;
        private final Asking asking;
        private final Timer.Sample since = Timer.start(meters);
        private Place place;
        private Cancellable telling = () -> {};
        private Cancellable expiry = () -> {};

        private Ticket(Channel channel, Asking asking) {
            this.channel = channel;
            this.asking = asking;
        }

        /** Leaves the place, wherever it is; the next one in the queue takes it. Harmless when done again. */
        void giveBack() {
            // The place of one that is still entering is handed on by whoever lets it in.
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
            Cancellable tell = timers.after(config.tellAfter()).subscribe().with(passed -> tell());
            Cancellable expire = timers.after(longest).subscribe().with(passed -> expire());
            synchronized (Admission.this) {
                telling = tell;
                expiry = expire;
                if (place != Place.WAITING) {
                    stopWatching();
                }
            }
        }

        private void stopWatching() {
            telling.cancel();
            expiry.cancel();
        }

        private void tell() {
            boolean waits;
            synchronized (Admission.this) {
                waits = place == Place.WAITING;
            }
            if (waits) {
                asking.waitsLong();
            }
        }

        private void expire() {
            boolean waited;
            synchronized (Admission.this) {
                waited = place == Place.WAITING;
                if (waited) {
                    waiting.get(channel).remove(this);
                    place = Place.GONE;
                    stopWatching();
                }
            }
            if (waited) {
                turnAway(OverloadException.Reason.EXPIRED);
            }
        }

        /** False when it has given its place back meanwhile. */
        private boolean letIn() {
            synchronized (Admission.this) {
                stopWatching();
            }
            since.stop(meters.timer("assistant.admission.wait", "channel", channel.label()));
            boolean stays;
            try {
                asking.admitted();
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

        private void turnAway(OverloadException.Reason reason) {
            meters.counter("assistant.admission.refused", "channel", channel.label(), "reason", reason.name())
                    .increment();
            asking.refused(new OverloadException(reason));
        }
    }
}
