package telecom.assistant.store.sms;

import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;

/**
 * A reply to be sent as text messages.
 *
 * @param conversation the conversation of the reply; null for a message of the channel itself, whose outcome is not
 *     reported to anybody
 * @param segments the number of text messages that it is split into
 */
public record Delivery(
        SubscriberId subscriber, UUID replyId, UUID conversation, long turn, Route route, int segments) {}
