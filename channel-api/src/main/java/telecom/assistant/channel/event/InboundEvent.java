package telecom.assistant.channel.event;

import java.util.UUID;
import telecom.assistant.channel.Route;

/**
 * What reaches the turn engine on {@code assistant.inbound}: from subscribers by a channel, from agents by the desk, and
 * from the operation itself. All of one subscriber's come in one order, whoever sent them.
 */
public sealed interface InboundEvent extends Event {

    /** Calls the handler's method for where this event comes from. */
    <R> R handle(Handler<R> handler);

    /** Does something for the events of each origin. */
    interface Handler<R> {
        R on(FromChannel event);

        R on(FromDesk event);

        R on(FromOperations event);
    }

    /** What came in from a subscriber, over a leg. */
    sealed interface FromChannel extends InboundEvent {
        /** Where the answer goes. */
        Route route();

        /** Calls the handler's method for this kind of event. */
        <R> R handle(Handler<R> handler);

        @Override
        default <R> R handle(InboundEvent.Handler<R> handler) {
            return handler.on(this);
        }

        /** Does something for each kind of event; a new kind needs a method here, and so in every handler. */
        interface Handler<R> {
            R on(LegOpened event);

            R on(LegClosed event);

            R on(UtteranceReceived event);

            R on(DigitsPressed event);

            R on(SilenceDetected event);

            R on(ReplyInterrupted event);

            R on(DeliveryReported event);

            R on(ConsentChanged event);
        }
    }

    /** What an agent did at the desk. */
    sealed interface FromDesk extends InboundEvent {
        UUID conversation();

        Agent agent();

        /** Calls the handler's method for this kind of event. */
        <R> R handle(Handler<R> handler);

        @Override
        default <R> R handle(InboundEvent.Handler<R> handler) {
            return handler.on(this);
        }

        /** Does something for each kind of event; a new kind needs a method here, and so in every handler. */
        interface Handler<R> {
            R on(AgentJoined event);

            R on(AgentSpoke event);

            R on(AgentLeft event);

            R on(SuggestionRated event);

            R on(ConversationEnded event);
        }
    }

    /**
     * A call, a chat or a first text began.
     *
     * @param language BCP 47, as far as the channel knows it
     * @param name what the outside platform calls the subscriber; null when it does not say
     */
    record LegOpened(Route route, String language, String name) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The call ended or the chat was closed; what is still being said on it is for nobody. */
    record LegClosed(Route route, String reason) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The subscriber said something.
     *
     * @param language BCP 47, as the channel reports it; null when it does not
     * @param confidence of the speech recogniser, 0 to 1; 1 for what was typed
     */
    record UtteranceReceived(Route route, String text, String language, double confidence) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** One entry of keys pressed during a call, resident registration numbers masked. */
    record DigitsPressed(Route route, String digits) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The caller has said nothing for the channel's silence time. */
    record SilenceDetected(Route route) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The caller spoke over a reply.
     *
     * @param heardText the words of the reply that had been spoken until then, from its beginning; empty when there were
     *     none
     * @param heardMillis from the first of them to the interruption
     */
    record ReplyInterrupted(Route route, UUID conversation, long turn, UUID replyId, String heardText, long heardMillis)
            implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * What became of a reply on its way to the subscriber.
     *
     * @param reason why it failed; null when it did not, and from older nodes
     * @param detail the outside platform's own code or the channel's; null when there is none
     */
    record DeliveryReported(
            Route route,
            UUID conversation,
            long turn,
            UUID replyId,
            DeliveryStatus status,
            Undelivered.Reason reason,
            String detail)
            implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The subscriber opted in to or out of a channel. */
    record ConsentChanged(Route route, boolean granted) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The agent takes over: from here on the assistant does not speak. */
    record AgentJoined(UUID conversation, Agent agent) implements FromDesk {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The agent says something to the subscriber.
     *
     * @param suggestionId the suggestion it came from, edited or not; null when the agent wrote it
     */
    record AgentSpoke(UUID conversation, Agent agent, String text, UUID suggestionId) implements FromDesk {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The agent hands back to the assistant. */
    record AgentLeft(UUID conversation, Agent agent) implements FromDesk {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The agent judged a suggestion without sending it. */
    record SuggestionRated(UUID conversation, Agent agent, UUID suggestionId, SuggestionOutcome outcome)
            implements FromDesk {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The agent ends the conversation: what the subscriber says next begins a new one. */
    record ConversationEnded(UUID conversation, Agent agent) implements FromDesk {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** What the operation wants done with a subscriber's conversation. */
    sealed interface FromOperations extends InboundEvent {
        /** Calls the handler's method for this kind of event. */
        <R> R handle(Handler<R> handler);

        @Override
        default <R> R handle(InboundEvent.Handler<R> handler) {
            return handler.on(this);
        }

        /** Does something for each kind of event; a new kind needs a method here, and so in every handler. */
        interface Handler<R> {
            R on(ConversationLapsed event);

            R on(ErasureRequested event);

            R on(ConsentRecorded event);
        }
    }

    /**
     * Nothing has happened in the conversation for longer than it may stay as it is: it is over, or nobody came for a
     * subscriber who waits. The engine looks again, because something may have happened since.
     */
    record ConversationLapsed(UUID conversation) implements FromOperations {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Everything that is known of the subscriber is to be removed. */
    record ErasureRequested() implements FromOperations {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The subscriber has told the operator what they agree to, or no longer do. What is said on a channel about that
     * channel is a {@link ConsentChanged}.
     */
    record ConsentRecorded(ConsentScope scope, boolean granted) implements FromOperations {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }
}
