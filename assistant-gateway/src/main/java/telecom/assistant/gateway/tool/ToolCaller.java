package telecom.assistant.gateway.tool;

import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.Assurance;

/**
 * The subscriber for whom the model calls tools in a turn, and how they are connected.
 *
 * @param party the subscriber's id in the operator's systems: the number (E.164), or the app account if no number is
 *     linked; empty if there is neither. Never logged
 * @param language {@code ko} or {@code en}
 * @param traceparent W3C trace context for the requests that a tool makes
 * @param sms the means to send the subscriber texts; empty if there is no number
 */
public record ToolCaller(
        SubscriberId subscriber,
        Optional<String> party,
        Route route,
        String language,
        String traceparent,
        Assurance assurance,
        Optional<SmsToSubscriber> sms) {

    public Channel channel() {
        return route.channel();
    }

    /** Leaves out the party, which identifies the subscriber outside the assistant. */
    @Override
    public String toString() {
        return subscriber + " on " + route;
    }
}
