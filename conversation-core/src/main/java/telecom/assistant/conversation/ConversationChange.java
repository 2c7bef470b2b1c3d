package telecom.assistant.conversation;

import java.util.List;

/**
 * What a step of a conversation changed. It is stored as a whole or not at all.
 *
 * @param opens whether it is the first of its conversation
 * @param usage all that the conversation has used of the model, for each day on which it has used more
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

    /** A change in which nothing was used. */
    public ConversationChange(
            SubscriberRecord subscriber,
            ConversationRecord conversation,
            List<LegRecord> legs,
            List<UtteranceRecord> utterances,
            boolean opens) {
        this(subscriber, conversation, legs, utterances, opens, List.of());
    }
}
