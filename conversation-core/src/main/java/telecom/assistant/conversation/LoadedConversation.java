package telecom.assistant.conversation;

import java.util.List;

/**
 * An open conversation as an engine needs it to go on.
 *
 * @param utterances the last ones, oldest first
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
