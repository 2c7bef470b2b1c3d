package telecom.assistant.channel.voice.inbound;

import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.FromChannel;

/**
 * One connection of a call: its subscriber, the route of its replies, and the ids of its events.
 *
 * @param session the session id, which distinguishes the events of this connection from the events of the call's next
 *     connection
 */
record CallLeg(Route route, SubscriberId subscriber, String session) {

    /**
     * The same leg with a session id of its own. The platform keeps its session when it reconnects a call, perhaps to
     * another node, where events are numbered from 1 again; with the same session id, they would be dropped as
     * duplicates.
     */
    CallLeg onNewConnection() {
        return new CallLeg(route, subscriber, session + "/" + UUID.randomUUID());
    }

    String callId() {
        return route.leg();
    }

    /** Whether both numbers are known and differ. */
    boolean hasDifferentNumberFrom(CallLeg other) {
        String number = route.subscriberAddress();
        String others = other.route.subscriberAddress();
        return number != null && others != null && !number.equals(others);
    }

    /** Wraps an event in its envelope. The same name always yields the same id. */
    <E extends FromChannel> Envelope<E> envelope(String name, E event) {
        return Envelope.inbound(callId() + "/" + session + "/" + name, subscriber, event);
    }
}
