package telecom.assistant.channel.event;

import java.time.Instant;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.InboundEvent.FromChannel;

/**
 * An event with its CloudEvents 1.0 context attributes.
 *
 * @param id derived from the outside id where there is one, so that an outside retry is the same event
 * @param source who says it, for example {@code /channel/sms}
 * @param subscriber whose event it is: the record key, hence the unit of order
 * @param trace the trace that the event belongs to
 */
public record Envelope<E extends Event>(
        String id, String source, Instant time, SubscriberId subscriber, TraceParent trace, E event) {

    /** A first event, which starts a trace. */
    public static <E extends Event> Envelope<E> of(String id, String source, SubscriberId subscriber, E event) {
        return new Envelope<>(id, source, Instant.now(), subscriber, TraceParent.start(), event);
    }

    /** A first event, of what has come in over a leg; its source is the leg's channel. */
    public static <E extends FromChannel> Envelope<E> inbound(String id, SubscriberId subscriber, E event) {
        return of(id, "/channel/" + event.route().channel().label(), subscriber, event);
    }

    /** An event that follows from this one: same subscriber, same trace, a new id. */
    public <F extends Event> Envelope<F> caused(String causedSource, F caused) {
        return new Envelope<>(
                Ids.timeOrdered().toString(), causedSource, Instant.now(), subscriber, trace.child(), caused);
    }

    /** Leaves the content out, because envelopes end up in log lines. */
    @Override
    public String toString() {
        return event.getClass().getSimpleName() + "[" + id + "]";
    }
}
