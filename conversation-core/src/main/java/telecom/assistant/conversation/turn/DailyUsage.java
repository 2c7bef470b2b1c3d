package telecom.assistant.conversation.turn;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.SubscriberUsage;

/**
 * One subscriber's use of the model: the stored use of the last few days, and everything added since. It stays in
 * memory as long as the conversation does. Each decision works on a copy.
 */
final class DailyUsage {

    private final Map<LocalDate, SubscriberUsage> days = new HashMap<>();
    private UUID conversation;

    /** @param conversation the open conversation; null if none is open */
    DailyUsage(UUID conversation, Collection<SubscriberUsage> stored) {
        this.conversation = conversation;
        stored.forEach(usage -> days.put(usage.inAll().day(), usage));
    }

    DailyUsage copy() {
        return new DailyUsage(conversation, days.values());
    }

    /** The use on a day, across all conversations. */
    DayUsage on(LocalDate day) {
        return usageOn(day).inAll();
    }

    /**
     * Adds a reply of a conversation.
     *
     * @return the conversation's total use on that day
     */
    DayUsage add(UUID conversationId, LocalDate day, long tokens) {
        if (!conversationId.equals(conversation)) {
            conversation = conversationId;
            days.replaceAll((date, usage) -> new SubscriberUsage(usage.inAll(), DayUsage.noneOn(date)));
        }
        days.keySet().removeIf(date -> date.isBefore(day));
        SubscriberUsage before = usageOn(day);
        SubscriberUsage after = new SubscriberUsage(
                before.inAll().plusReply(tokens), before.inConversation().plusReply(tokens));
        days.put(day, after);
        return after.inConversation();
    }

    private SubscriberUsage usageOn(LocalDate day) {
        return days.getOrDefault(day, new SubscriberUsage(DayUsage.noneOn(day), DayUsage.noneOn(day)));
    }
}
