package telecom.assistant.conversation;

import java.time.Instant;
import telecom.assistant.channel.Route;

/**
 * A leg of a conversation.
 *
 * @param disclosed whether the subscriber has been informed on this leg that an AI answers
 * @param closedAt when the leg was closed; null while it is open
 */
public record LegRecord(Route route, boolean disclosed, Instant lastAt, Instant closedAt) {}
