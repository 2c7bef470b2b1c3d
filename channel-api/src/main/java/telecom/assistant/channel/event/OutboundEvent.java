package telecom.assistant.channel.event;

import java.util.UUID;
import telecom.assistant.channel.Route;

/**
 * What leaves the turn engine for a channel on {@code assistant.outbound.<channel>}. Each carries its epoch and
 * turn, so that the adapter's {@link telecom.assistant.channel.flow.TurnFence} can drop what has been overtaken. Events that
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

    /** Calls the handler's method for this kind of event. */
    <R> R handle(Handler<R> handler);

    /** The assistant begins to answer: show that it is typing. */
    record ReplyStarted(Route route, UUID conversation, long epoch, long turn, UUID replyId, String language)
            implements OutboundEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * More of the reply's text.
     *
     * @param seq 1, 2, 3 … within the reply
     * @param text what is added, not the whole
     */
    record ReplyDelta(
            Route route, UUID conversation, long epoch, long turn, UUID replyId, long seq, String text, String language)
            implements OutboundEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

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
            implements OutboundEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The reply of this turn will not be finished; nothing more of it may be delivered. */
    record ReplyCancelled(Route route, UUID conversation, long epoch, long turn, UUID replyId)
            implements OutboundEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The conversation waits for a person. */
    record TransferRequested(Route route, UUID conversation, long epoch, long turn, String reason, String summary)
            implements OutboundEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

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
            implements OutboundEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

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

    /** Does something for each kind of event; a new kind needs a method here, and so in every handler. */
    interface Handler<R> {
        R on(ReplyStarted event);

        R on(ReplyDelta event);

        R on(ReplyCompleted event);

        R on(ReplyCancelled event);

        R on(TransferRequested event);

        R on(Notice event);
    }
}
