package telecom.assistant.conversation.turn;

import java.util.function.UnaryOperator;
import telecom.assistant.conversation.ChannelProfiles;

/**
 * What decisions rest on beside state and event; the same for all conversations of a node.
 *
 * @param masked a phone number as the desk may see it; null for null
 */
public record Rules(
        ChannelProfiles channels, Limits limits, Wording wording, Allowance allowance, UnaryOperator<String> masked) {}
