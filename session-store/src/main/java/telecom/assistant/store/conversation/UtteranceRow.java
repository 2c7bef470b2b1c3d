package telecom.assistant.store.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.UtteranceRecord;

/** A row of the table of utterances. */
record UtteranceRow(
        UUID conversationId,
        SubscriberId subscriberId,
        @JsonUnwrapped UtteranceRecord said,
        JsonNode facts) {

    /** Orders the utterances {@code u} of a conversation in SQL; see {@link ConversationReader#lastUtterances}. */
    static final String NEWEST_FIRST = "u.turn desc, case when u.role = 'SUBSCRIBER' then 1 else 0 end, u.said_at desc";

    static UtteranceRow of(ConversationRecord conversation, UtteranceRecord said) {
        return new UtteranceRow(conversation.id(), conversation.subscriber(), said, FactsJson.write(said.facts()));
    }

    UtteranceRecord toRecord() {
        UtteranceRecord withFacts = said.with(FactsJson.read(facts));
        return said.origin() == null || said.origin().tier() == null ? withFacts.from(null) : withFacts;
    }
}
