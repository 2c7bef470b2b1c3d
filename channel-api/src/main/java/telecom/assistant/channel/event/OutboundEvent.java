package telecom.assistant.channel.event;

import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Route;

/**
 * An event that the turn engine sends to a channel on {@code assistant.outbound.<channel>}. Each event carries its
 * epoch and turn, so that the channel's {@link telecom.assistant.channel.flow.TurnFence} can drop events that have been
 * overtaken. The events of one turn from one engine arrive in order. An engine that takes over repeats the turn from
 * its start, under the same {@code replyId} and a greater epoch.
 */
public sealed interface OutboundEvent extends Event {

    /** The channel, leg and address that the event is for. */
    Route route();

    /** The conversation whose turn this is. */
    UUID conversation();

    /** Identifies the sender among the engines that have owned the conversation: a later engine has a greater epoch. */
    long epoch();

    /** The number of the turn in the conversation, from 1; 0 before the first turn. */
    long turn();

    /** Calls the handler's method for this kind of event. */
    <R> R handle(Handler<R> handler);

    /** The assistant begins to answer. A channel may show this as typing. */
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
     * @param text the added text only
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
     * The whole reply, to be delivered once for each {@code replyId}. Its text starts with the text of the deltas; any
     * text after that, such as the announcement of a transfer, must still be delivered.
     *
     * @param complete false when the model failed midway and the text is only what it had produced by then
     * @param firstTokenMillis milliseconds from the arrival of the utterance to the first text of the reply; null when
     *     no model produced the reply
     * @param sources the articles on which the reply is based, for channels that can show them; null if there are none
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
            Long firstTokenMillis,
            List<Source> sources)
            implements OutboundEvent {

        /** A reply without sources. */
        public ReplyCompleted(
                Route route,
                UUID conversation,
                long epoch,
                long turn,
                UUID replyId,
                String text,
                String language,
                Author author,
                boolean complete,
                Long firstTokenMillis) {
            this(route, conversation, epoch, turn, replyId, text, language, author, complete, firstTokenMillis, null);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The reply of this turn will not be finished, and nothing more of it may be delivered. */
    record ReplyCancelled(Route route, UUID conversation, long epoch, long turn, UUID replyId)
            implements OutboundEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The conversation is waiting for an agent. */
    record TransferRequested(Route route, UUID conversation, long epoch, long turn, String reason, String summary)
            implements OutboundEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Asks whether a leg on which nothing has happened for a while is still alive. If it is, its channel answers with
     * {@link InboundEvent.LegAlive}; a node that has died, or that no longer has the leg, does not answer. The
     * subscriber does not notice.
     */
    record LegQueried(Route route, UUID conversation, long epoch, long turn) implements OutboundEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A message from the system itself, such as a greeting or an apology, to be delivered once for each {@code
     * noticeId}.
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

    /** The occasion for a notice. */
    enum NoticeKind {
        GREETING,
        APOLOGY,
        AGENT_JOINED,
        AGENT_LEFT,
        WAITING,
        SILENCE,
        /** A text message that the subscriber asked for during a call or a chat. */
        TEXT_MESSAGE
    }

    /** One method for each kind of event, so that a new kind does not compile until every handler has one for it. */
    interface Handler<R> {
        R on(ReplyStarted event);

        R on(ReplyDelta event);

        R on(ReplyCompleted event);

        R on(ReplyCancelled event);

        R on(TransferRequested event);

        R on(LegQueried event);

        R on(Notice event);
    }
}
