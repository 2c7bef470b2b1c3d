package telecom.assistant.store.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * A conversation, open or over, without anything that identifies the subscriber.
 *
 * @param summary the newest summary of its beginning; null if there is none
 * @param said the last utterances, oldest first, in the order of {@link ConversationReader#lastUtterances}
 */
public record RecordedConversation(UUID id, Instant openedAt, Summary summary, List<UtteranceRecord> said) {

    public RecordedConversation {
        said = List.copyOf(said);
    }
}
