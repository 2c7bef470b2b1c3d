package telecom.assistant.conversation.turn;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.ChannelProfiles;

/**
 * Everything that decisions depend on besides the memory, the state and the event. It is the same for all conversations
 * of a node.
 *
 * @param masked masks a phone number for the desk; returns null for null
 * @param legIds returns the id of a subscriber who is identified only by a leg
 */
public record Rules(
        ChannelProfiles channels,
        Limits limits,
        Wording wording,
        Allowance allowance,
        Signals signals,
        UnaryOperator<String> masked,
        Function<Route, SubscriberId> legIds) {}
