package telecom.assistant.store.conversation;

import java.util.List;

/**
 * What a step of a conversation changed. It is stored as a whole or not at all.
 *
 * @param opens whether it is the first of its conversation
 */
public record ConversationChange(
        SubscriberRecord subscriber,
        ConversationRecord conversation,
        List<LegRecord> legs,
        List<UtteranceRecord> utterances,
        boolean opens) {

    public ConversationChange {
        legs = List.copyOf(legs);
        utterances = List.copyOf(utterances);
    }
}
