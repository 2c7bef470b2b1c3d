package telecom.assistant.channel.voice;

import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.FromChannel;

/**
 * One connection of a call: whose it is, where its replies go, and how its events are named.
 *
 * @param session tells apart the events of two connections of one call
 */
record Leg(Route route, SubscriberId subscriber, String session) {

    private static final String SOURCE = "/channel/voice";

    String callId() {
        return route.leg();
    }

    /** The event under an id that is the same whenever the same thing is told. */
    <E extends FromChannel> Envelope<E> envelope(String name, E event) {
        return Envelope.of(callId() + "/" + session + "/" + name, SOURCE, subscriber, event);
    }
}
