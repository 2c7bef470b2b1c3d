package telecom.assistant.store.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.SubscriberRecord;

/** Renders changes as JSON arrays of table rows. */
final class ChangeRows {

    private ChangeRows() {}

    static String conversations(List<ConversationChange> changes) {
        return RowJson.write(changes.stream().map(change -> ConversationRow.of(change.conversation())));
    }

    static String subscribers(List<ConversationChange> changes) {
        return subscribers(changes.stream().map(ConversationChange::subscriber));
    }

    static String subscribers(Stream<SubscriberRecord> subscribers) {
        Instant now = Instant.now();
        return RowJson.write(subscribers.map(subscriber -> new SubscriberRow(subscriber, now)));
    }

    static String legs(List<ConversationChange> changes) {
        return RowJson.write(changes.stream().flatMap(change -> change.legs().stream()
                .map(leg -> new LegRow(
                        change.conversation().id(), change.conversation().subscriber(), leg))));
    }

    static String utterances(List<ConversationChange> changes) {
        return RowJson.write(changes.stream().flatMap(change -> change.utterances().stream()
                .map(said -> UtteranceRow.of(change.conversation(), said))));
    }

    static String usage(List<ConversationChange> changes) {
        return RowJson.write(changes.stream().flatMap(change -> change.usage().stream()
                .map(usage -> new UsageRow(
                        change.conversation().subscriber(),
                        change.conversation().id(),
                        usage))));
    }

    /** A row of the table {@code subscriber_usage}. */
    record UsageRow(
            SubscriberId subscriberId,
            UUID conversationId,
            @JsonUnwrapped DayUsage usage) {}

    /** A row of the table {@code subscriber}. */
    record SubscriberRow(@JsonUnwrapped SubscriberRecord subscriber, Instant updatedAt) {}
}
