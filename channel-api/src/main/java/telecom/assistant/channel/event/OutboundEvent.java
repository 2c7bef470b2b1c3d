package telecom.assistant.channel.event;

import java.util.UUID;
import telecom.assistant.channel.Route;

/**
 * What leaves the turn engine for a channel on {@code assistant.outbound.<channel>}. Each carries its epoch and
 * turn, so that the adapter's {@link telecom.assistant.channel.TurnFence} can drop what has been overtaken. Events that
 * one engine tells of one turn arrive in order; after that engine another one tells the turn again from its start, under
 * the same {@code replyId} and a greater epoch.
 */
public sealed interface OutboundEvent extends Event {

    /** Where it goes. */
    Route route();

    /** The conversation whose turn this is. */
    UUID conversation();

    /** Counts the engines that have held the conversation, from 1; output of an earlier one is not delivered. */
    long epoch();

    /** The turn within the conversation, from 1; 0 before the first. */
    long turn();

    /** The assistant begins to answer: show that it is typing. */
    record ReplyStarted(Route route, UUID conversation, long epoch, long turn, UUID replyId, String language)
            implements OutboundEvent {}

    /**
     * More of the reply's text.
     *
     * @param seq 1, 2, 3 … within the reply
     * @param text what is added, not the whole
     */
    record ReplyDelta(
            Route route, UUID conversation, long epoch, long turn, UUID replyId, long seq, String text, String language)
            implements OutboundEvent {}

    /**
     * The reply as a whole. The text begins with the deltas joined; what they lack, such as the words that go with a
     * transfer, is still to be delivered. To be delivered once for each {@code replyId}.
     *
     * @param complete false when the model failed midway and the text is what there was
     * @param firstTokenMillis from the arrival of the utterance to the first text of the reply; null when no model spoke
     */
    record ReplyCompleted(
            Route route,
            UUID conversation,
            long epoch,
            long turn,
            UUID replyId,
            String text,
            String language,
            Author author,
            boolean complete,
            Long firstTokenMillis)
            implements OutboundEvent {}

    /** The reply of this turn will not be finished; nothing more of it may be delivered. */
    record ReplyCancelled(Route route, UUID conversation, long epoch, long turn, UUID replyId)
            implements OutboundEvent {}

    /** The conversation waits for a person. */
    record TransferRequested(Route route, UUID conversation, long epoch, long turn, String reason, String summary)
            implements OutboundEvent {}

    /**
     * Words of the system itself, such as a greeting or an apology. To be delivered once for each {@code noticeId}.
     */
    record Notice(
            Route route,
            UUID conversation,
            long epoch,
            long turn,
            UUID noticeId,
            NoticeKind kind,
            String text,
            String language)
            implements OutboundEvent {}

    /** Why the system speaks. */
    enum NoticeKind {
        GREETING,
        APOLOGY,
        AGENT_JOINED,
        AGENT_LEFT,
        WAITING,
        SILENCE,
        /** A text that the subscriber wanted during a call or a chat. */
        TEXT_MESSAGE
    }
}
