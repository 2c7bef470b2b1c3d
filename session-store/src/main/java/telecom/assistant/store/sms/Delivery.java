package telecom.assistant.store.sms;

import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;

/**
 * A reply to be sent as texts.
 *
 * @param conversation null for what the channel itself says, whose outcome is not reported to anybody
 * @param segments how many texts it takes
 */
public record Delivery(
        SubscriberId subscriber, UUID replyId, UUID conversation, long turn, Route route, int segments) {}
