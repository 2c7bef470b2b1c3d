package telecom.assistant.conversation;

import java.util.List;

/**
 * An open conversation, with everything that an engine needs to continue it.
 *
 * @param utterances the latest utterances, oldest first
 */
public record LoadedConversation(
        SubscriberRecord subscriber,
        ConversationRecord conversation,
        List<LegRecord> legs,
        List<UtteranceRecord> utterances) {

    public LoadedConversation {
        legs = List.copyOf(legs);
        utterances = List.copyOf(utterances);
    }
}
