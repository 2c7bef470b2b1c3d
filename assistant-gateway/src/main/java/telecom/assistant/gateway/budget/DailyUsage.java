package telecom.assistant.gateway.budget;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.store.conversation.DayUsage;
import telecom.assistant.store.conversation.SubscriberUsage;

/**
 * What one subscriber has used, kept in memory as long as their conversation is: what the store had for the last days,
 * and what has been added since. Confined to the subscriber's lane, so not thread-safe.
 */
public final class DailyUsage {

    private final Map<LocalDate, SubscriberUsage> days = new HashMap<>();
    private UUID conversation;

    /** @param conversation the open conversation; null if there is none */
    public DailyUsage(UUID conversation, List<SubscriberUsage> stored) {
        this.conversation = conversation;
        stored.forEach(usage -> days.put(usage.inAll().day(), usage));
    }

    /** The usage on a day in all conversations. */
    public DayUsage on(LocalDate day) {
        return of(day).inAll();
    }

    /**
     * Adds a reply.
     *
     * @return everything that the conversation has used on that day
     */
    public DayUsage add(UUID by, LocalDate day, long tokens) {
        if (!by.equals(conversation)) {
            conversation = by;
            days.replaceAll((date, usage) -> new SubscriberUsage(usage.inAll(), DayUsage.noneOn(date)));
        }
        days.keySet().removeIf(date -> date.isBefore(day));
        SubscriberUsage before = of(day);
        SubscriberUsage after = new SubscriberUsage(
                before.inAll().plusReply(tokens), before.inConversation().plusReply(tokens));
        days.put(day, after);
        return after.inConversation();
    }

    private SubscriberUsage of(LocalDate day) {
        return days.getOrDefault(day, new SubscriberUsage(DayUsage.noneOn(day), DayUsage.noneOn(day)));
    }
}
