package telecom.assistant.channel.event;

import java.util.UUID;
import telecom.assistant.channel.Route;

/**
 * An event that the turn engine receives on {@code assistant.inbound}: from a subscriber through a channel, from an
 * agent through the desk, or from the operator. The events of one subscriber are totally ordered, whatever their
 * origin.
 */
public sealed interface InboundEvent extends Event {

    /** Calls the handler's method for the origin of this event. */
    <R> R handle(Handler<R> handler);

    /** One method for each origin. */
    interface Handler<R> {
        R on(FromChannel event);

        R on(FromDesk event);

        R on(FromOperations event);
    }

    /** An event from a subscriber, received on a leg. */
    sealed interface FromChannel extends InboundEvent {
        /** The route on which the event came in and to which the answer goes. */
        Route route();

        /** Calls the handler's method for this kind of event. */
        <R> R handle(Handler<R> handler);

        @Override
        default <R> R handle(InboundEvent.Handler<R> handler) {
            return handler.on(this);
        }

        /**
         * One method for each kind of event, so that a new kind does not compile until every handler has one for it.
         */
        interface Handler<R> {
            R on(LegOpened event);

            R on(LegClosed event);

            R on(LegAlive event);

            R on(UtteranceReceived event);

            R on(DigitsPressed event);

            R on(SilenceDetected event);

            R on(ReplyInterrupted event);

            R on(DeliveryReported event);

            R on(ConsentChanged event);
        }
    }

    /** An action that an agent took at the desk. */
    sealed interface FromDesk extends InboundEvent {
        UUID conversation();

        Agent agent();

        /** Calls the handler's method for this kind of event. */
        <R> R handle(Handler<R> handler);

        @Override
        default <R> R handle(InboundEvent.Handler<R> handler) {
            return handler.on(this);
        }

        /**
         * One method for each kind of event, so that a new kind does not compile until every handler has one for it.
         */
        interface Handler<R> {
            R on(AgentJoined event);

            R on(AgentSpoke event);

            R on(AgentLeft event);

            R on(SuggestionRated event);

            R on(ConversationEnded event);
        }
    }

    /**
     * A call or a chat began, or the first SMS between two numbers arrived.
     *
     * @param language BCP 47; the channel's best knowledge
     * @param name the subscriber's name on the outside platform; null when unknown
     */
    record LegOpened(Route route, String language, String name) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The call ended or the chat was closed, so nobody will receive the rest of a reply.
     *
     * @param reason free text for people to read, or {@link #HANDED_BACK}, which the engine interprets
     */
    record LegClosed(Route route, String reason) implements FromChannel {

        /**
         * The reason when the call has been handed back to the platform: the assistant's part is over, but the caller
         * is still on the line.
         */
        public static final String HANDED_BACK = "handed back";

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The answer to {@link OutboundEvent.LegQueried}: the leg is still open, and somebody is on it. */
    record LegAlive(Route route) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The subscriber said something.
     *
     * @param language BCP 47, if the channel reports it; otherwise null
     * @param confidence how sure the speech recogniser is of the text, 0 to 1; 1 for typed text
     */
    record UtteranceReceived(Route route, String text, String language, double confidence) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Keys pressed during a call, joined into one entry, with resident registration numbers masked. */
    record DigitsPressed(Route route, String digits) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The caller has been silent for longer than the channel's setting allows. */
    record SilenceDetected(Route route) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A reply was not heard to its end: the caller spoke over it (barge-in), or hung up.
     *
     * @param heardText the part of the reply that had been spoken by then, from its beginning; empty when there was
     *     none
     * @param heardMillis milliseconds from the start of speech to the interruption
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
     * @param reason why delivery failed; null if it did not fail, or if an older node sent the report
     * @param detail the error code of the outside platform or of the channel; null when there is none
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

    /** The subscriber opted in to a channel, or opted out of it. */
    record ConsentChanged(Route route, boolean granted) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The agent takes over: from now on the assistant does not speak. Of two agents who take over at the same moment,
     * the first has the conversation and the second is refused.
     *
     * @param replaces the id of the agent who, according to this agent's desk, had the conversation; null for none. The
     *     event is refused if a different agent has it.
     */
    record AgentJoined(UUID conversation, Agent agent, String replaces) implements FromDesk {

        /** The agent takes over a conversation that no other agent has. */
        public AgentJoined(UUID conversation, Agent agent) {
            this(conversation, agent, null);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The agent says something to the subscriber.
     *
     * @param suggestionId the suggestion that the text is based on, edited or not; null when the agent wrote it from
     *     scratch
     */
    record AgentSpoke(UUID conversation, Agent agent, String text, UUID suggestionId) implements FromDesk {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The agent hands the conversation back to the assistant. */
    record AgentLeft(UUID conversation, Agent agent) implements FromDesk {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The agent rated a suggestion without sending it. */
    record SuggestionRated(UUID conversation, Agent agent, UUID suggestionId, SuggestionOutcome outcome)
            implements FromDesk {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The agent ends the conversation. The subscriber's next utterance begins a new one. */
    record ConversationEnded(UUID conversation, Agent agent) implements FromDesk {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** A request from the operator that concerns a subscriber. */
    sealed interface FromOperations extends InboundEvent {
        /** Calls the handler's method for this kind of event. */
        <R> R handle(Handler<R> handler);

        @Override
        default <R> R handle(InboundEvent.Handler<R> handler) {
            return handler.on(this);
        }

        /**
         * One method for each kind of event, so that a new kind does not compile until every handler has one for it.
         */
        interface Handler<R> {
            R on(ConversationLapsed event);

            R on(ErasureRequested event);

            R on(ConsentRecorded event);
        }
    }

    /**
     * Nothing has happened in the conversation for too long: it is over, or no agent has come for a waiting subscriber.
     * The engine checks this again, because something may have happened in the meantime.
     */
    record ConversationLapsed(UUID conversation) implements FromOperations {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** All data about the subscriber must be deleted. */
    record ErasureRequested() implements FromOperations {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The subscriber has given the operator consent, or has withdrawn it. Consent to a channel that is given on that
     * channel is a {@link ConsentChanged} instead.
     */
    record ConsentRecorded(ConsentScope scope, boolean granted) implements FromOperations {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }
}
