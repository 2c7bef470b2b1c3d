package telecom.assistant.store.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.LegRecord;

/** A row of the table of legs. */
record LegRow(
        UUID conversationId,
        SubscriberId subscriberId,
        @JsonUnwrapped LegRecord columns) {}
