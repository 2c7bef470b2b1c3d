package telecom.assistant.conversation;

import java.util.List;

/**
 * What a decision changed in a conversation. It is stored completely or not at all.
 *
 * @param opens whether it is the first change of its conversation
 * @param usage the conversation's total use of the model on each day whose total has changed
 */
public record ConversationChange(
        SubscriberRecord subscriber,
        ConversationRecord conversation,
        List<LegRecord> legs,
        List<UtteranceRecord> utterances,
        boolean opens,
        List<DayUsage> usage) {

    public ConversationChange {
        legs = List.copyOf(legs);
        utterances = List.copyOf(utterances);
        usage = List.copyOf(usage);
    }
}
