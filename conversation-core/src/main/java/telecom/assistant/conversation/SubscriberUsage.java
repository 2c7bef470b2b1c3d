package telecom.assistant.conversation;

/**
 * A subscriber's use of the model on a day.
 *
 * @param inAll the use across all conversations
 * @param inConversation the part of it that belongs to the open conversation
 */
public record SubscriberUsage(DayUsage inAll, DayUsage inConversation) {}
