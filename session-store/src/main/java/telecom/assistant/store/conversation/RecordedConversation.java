package telecom.assistant.store.conversation;

import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.Summary;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A conversation as it went, open or over, without anything that tells whose it is.
 *
 * @param summary the newest of its beginning; null when there is none
 * @param said the last utterances, oldest first, in the order of {@link ConversationReader#lastUtterances}
 */
public record RecordedConversation(UUID id, Instant openedAt, Summary summary, List<UtteranceRecord> said) {

    public RecordedConversation {
        said = List.copyOf(said);
    }
}
