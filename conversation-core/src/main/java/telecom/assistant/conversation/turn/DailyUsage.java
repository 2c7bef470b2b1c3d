package telecom.assistant.conversation.turn;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.SubscriberUsage;

/**
 * What one subscriber has used, in memory for as long as their conversation is: what the store had of the last days, and
 * what has been added since. Confined to one decision.
 */
final class DailyUsage {

    private final Map<LocalDate, SubscriberUsage> days = new HashMap<>();
    private UUID conversation;

    /** @param conversation the one that is open; null when none is */
    DailyUsage(UUID conversation, Collection<SubscriberUsage> stored) {
        this.conversation = conversation;
        stored.forEach(usage -> days.put(usage.inAll().day(), usage));
    }

    DailyUsage copy() {
        return new DailyUsage(conversation, days.values());
    }

    /** In all conversations. */
    DayUsage on(LocalDate day) {
        return of(day).inAll();
    }

    /**
     * Adds a reply.
     *
     * @return everything that the conversation has used on that day
     */
    DayUsage add(UUID by, LocalDate day, long tokens) {
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
