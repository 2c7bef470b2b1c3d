package telecom.assistant.channel.voice.inbound;

import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.FromChannel;

/**
 * One connection of a call: whose it is, where its replies go, and what its events are called.
 *
 * @param session distinguishes the events of one connection of the call from those of the next
 */
record CallLeg(Route route, SubscriberId subscriber, String session) {

    /**
     * The same on a connection of its own. The platform keeps its session when it reconnects a call, perhaps to another
     * node, where events are numbered from 1 again: with ids that had been used before, they would be dropped.
     */
    CallLeg onNewConnection() {
        return new CallLeg(route, subscriber, session + "/" + UUID.randomUUID());
    }

    String callId() {
        return route.leg();
    }

    /** Whether both numbers are known and differ. */
    boolean isOfAnotherNumberThan(CallLeg other) {
        String number = route.subscriberAddress();
        String others = other.route.subscriberAddress();
        return number != null && others != null && !number.equals(others);
    }

    /** The event in its envelope. The same name always results in the same id. */
    <E extends FromChannel> Envelope<E> envelope(String name, E event) {
        return Envelope.inbound(callId() + "/" + session + "/" + name, subscriber, event);
    }
}
