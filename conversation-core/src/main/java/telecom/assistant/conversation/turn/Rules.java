package telecom.assistant.conversation.turn;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.ChannelProfiles;

/**
 * What decisions depend on besides the state and the event; the same for all conversations of a node.
 *
 * @param masked turns a phone number into what the desk may see of it, and null into null
 * @param legIds the subscriber as whom somebody is known by their leg alone
 */
public record Rules(
        ChannelProfiles channels,
        Limits limits,
        Wording wording,
        Allowance allowance,
        Signals signals,
        UnaryOperator<String> masked,
        Function<Route, SubscriberId> legIds) {}
