package telecom.assistant.conversation;

/**
 * What a subscriber has used on a day.
 *
 * @param inAll in all conversations
 * @param inConversation the part of it in the conversation that is open
 */
public record SubscriberUsage(DayUsage inAll, DayUsage inConversation) {}
