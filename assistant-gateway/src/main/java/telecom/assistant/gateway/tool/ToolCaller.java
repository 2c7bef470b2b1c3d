package telecom.assistant.gateway.tool;

import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.Assurance;

/**
 * The subscriber for whom the model calls tools in a turn, and how they are connected.
 *
 * @param party how the operator's systems know the subscriber: by number (E.164), or by app account if no number is
 *     linked; empty if neither is known. Never logged
 * @param language {@code ko} or {@code en}
 * @param traceparent W3C trace context for the requests that a tool makes
 * @param sms sends texts to the subscriber; empty if no number is known
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

    /** Leaves out how the subscriber is known outside. */
    @Override
    public String toString() {
        return subscriber + " on " + route;
    }
}
