package telecom.assistant.channel.voice.inbound;

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

    String callId() {
        return route.leg();
    }

    /** The event in its envelope. The same name always results in the same id. */
    <E extends FromChannel> Envelope<E> envelope(String name, E event) {
        return Envelope.inbound(callId() + "/" + session + "/" + name, subscriber, event);
    }
}
