package telecom.assistant.store.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.LoadedConversation;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.SubscriberUsage;
import telecom.assistant.conversation.TakeOverResult;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * The one row that {@link TakeOver#READ} returns; it contains rows of tables.
 *
 * @param legs the open legs, most recently used first
 * @param utterances the last utterances, newest first
 */
record TakeOverRow(
        SubscriberRecord subscriber,
        ConversationRow conversation,
        List<LegRow> legs,
        List<UtteranceRow> utterances,
        Settled settled,
        List<Usage> usage) {

    TakeOverResult toRecord() {
        Optional<LoadedConversation> loaded = Optional.ofNullable(conversation).map(found -> loaded());
        return new TakeOverResult(
                loaded.map(LoadedConversation::subscriber).or(() -> Optional.ofNullable(subscriber)),
                loaded,
                Optional.ofNullable(settled).map(Settled::toRecord),
                usage.stream().map(Usage::toRecord).toList());
    }

    private LoadedConversation loaded() {
        // The subscriber may have been deleted for inactivity at the very moment when they came back.
        SubscriberRecord known = Optional.ofNullable(subscriber)
                .orElseGet(
                        () -> new SubscriberRecord(conversation.subscriberId(), null, null, conversation.language()));
        List<LegRecord> open = oldestFirst(legs, LegRow::columns);
        List<UtteranceRecord> lastUtterances = oldestFirst(utterances, UtteranceRow::toRecord);
        return new LoadedConversation(known, conversation.toRecord(open), open, lastUtterances);
    }

    private static <R, T> List<T> oldestFirst(List<R> newestFirst, Function<R, T> read) {
        List<T> all = new ArrayList<>(newestFirst.stream().map(read).toList());
        Collections.reverse(all);
        return all;
    }

    /**
     * The position of the latest closing or erasure.
     *
     * @param settled null for a conversation that was closed by an older node, which did not store positions
     */
    record Settled(SettledThrough settled, Instant at, boolean erasure) {

        /** Null if there is no position. */
        SettledThrough toRecord() {
            return settled == null ? null : new SettledThrough(settled.partition(), settled.offset(), at, erasure);
        }
    }

    /** A day's usage by the subscriber, and the part of it in this conversation. */
    record Usage(LocalDate day, long tokens, long replies, long ownTokens, long ownReplies) {

        SubscriberUsage toRecord() {
            return new SubscriberUsage(new DayUsage(day, tokens, replies), new DayUsage(day, ownTokens, ownReplies));
        }
    }
}
