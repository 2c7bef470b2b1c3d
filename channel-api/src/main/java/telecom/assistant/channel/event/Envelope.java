package telecom.assistant.channel.event;

import java.time.Instant;
import java.util.Optional;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.InboundEvent.FromChannel;

/**
 * An event with its CloudEvents 1.0 context attributes.
 *
 * @param id derived from the sender's own id where there is one, so that a retry by the sender yields the same event
 * @param source the component that sends it, for example {@code /channel/sms}
 * @param subscriber the subscriber that the event concerns, which is the record's key and therefore the unit of
 *     ordering
 * @param trace the event's own span in its trace
 * @param shown the newest turn that had been shown on the leg when the event came in; null if unknown
 */
public record Envelope<E extends Event>(
        String id, String source, Instant time, SubscriberId subscriber, TraceParent trace, E event, ShownTurn shown) {

    /** An event whose channel does not report a shown turn. */
    public Envelope(String id, String source, Instant time, SubscriberId subscriber, TraceParent trace, E event) {
        this(id, source, time, subscriber, trace, event, null);
    }

    /** An event that was not caused by another event. It starts a trace. */
    public static <E extends Event> Envelope<E> of(String id, String source, SubscriberId subscriber, E event) {
        return new Envelope<>(id, source, Instant.now(), subscriber, TraceParent.start(), event);
    }

    /** An event that came in on a leg. It starts a trace, and its source is the leg's channel. */
    public static <E extends FromChannel> Envelope<E> inbound(String id, SubscriberId subscriber, E event) {
        return of(id, "/channel/" + event.route().channel().label(), subscriber, event);
    }

    /** The same event, with the newest turn that was shown on its leg. */
    public Envelope<E> withShown(Optional<ShownTurn> newest) {
        return new Envelope<>(id, source, time, subscriber, trace, event, newest.orElse(null));
    }

    /** An event that this one caused, with the same subscriber, the same trace and a new id. */
    public <F extends Event> Envelope<F> caused(String causedSource, F caused) {
        return new Envelope<>(
                Ids.timeOrdered().toString(), causedSource, Instant.now(), subscriber, trace.child(), caused);
    }

    /** Leaves the content out, because it might end up in log lines. */
    @Override
    public String toString() {
        return event.getClass().getSimpleName() + "[" + id + "]";
    }
}
