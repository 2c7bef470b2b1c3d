package telecom.assistant.gateway.tool;

import telecom.assistant.conversation.Assurance;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;

/**
 * For whom the model calls tools in a turn, and how they are there.
 *
 * @param party by what the operator's systems know the subscriber: the number (E.164), or the app account when no number
 *     is linked; empty when neither is known. Never logged
 * @param language {@code ko} or {@code en}
 * @param traceparent W3C trace context for what a tool asks of others
 * @param texts the way to the subscriber's handset; empty when no number is known
 */
public record ToolCaller(
        SubscriberId subscriber,
        Optional<String> party,
        Route route,
        String language,
        String traceparent,
        Assurance assurance,
        Optional<SmsToSubscriber> texts) {

    public Channel channel() {
        return route.channel();
    }

    /** Leaves out by what the subscriber is known outside. */
    @Override
    public String toString() {
        return subscriber + " on " + route;
    }
}
