package telecom.assistant.channel.event;

import java.util.UUID;
import telecom.assistant.channel.Route;

/**
 * What reaches the turn engine on {@code assistant.inbound}: from subscribers through a channel, from agents through
 * the desk, and from the operator. All events of one subscriber arrive in a single order, whatever their origin.
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

    /** What came in from a subscriber, on a leg. */
    sealed interface FromChannel extends InboundEvent {
        /** Where the event came from, and where the answer goes. */
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
     * A call, a chat or a first text began.
     *
     * @param language BCP 47, as far as the channel knows it
     * @param name what the outside platform calls the subscriber; null when it does not know
     */
    record LegOpened(Route route, String language, String name) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The call ended or the chat was closed: nobody is left to hear the rest of a reply.
     *
     * @param reason for people to read, except for {@link #HANDED_BACK}
     */
    record LegClosed(Route route, String reason) implements FromChannel {

        /** The reason when the platform has taken the call back: over for us, but the caller is still on the line. */
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
     * @param confidence of the speech recogniser, 0 to 1; 1 for typed text
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

    /** The caller has said nothing for as long as the channel's setting allows. */
    record SilenceDetected(Route route) implements FromChannel {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A reply was not heard to its end: the caller spoke over it (barge-in), or hung up.
     *
     * @param heardText the words of the reply that had been spoken by then, from its beginning; empty when there were
     *     none
     * @param heardMillis milliseconds from the first of these words to the interruption
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
     * @param reason why it failed; null when it did not, or when an older node reports it
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

    /** The subscriber opted in to a channel or out of it. */
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
     * @param replaces the id of the agent who had the conversation as far as this agent could see; null if nobody had.
     *     While another agent has it, the event is refused.
     */
    record AgentJoined(UUID conversation, Agent agent, String replaces) implements FromDesk {

        /** The agent takes over from the assistant, or while nobody attends. */
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

    /** The agent rated a suggestion without sending it. */
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

    /** What the operator wants done with a subscriber's conversation. */
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
     * Nothing has happened in the conversation for too long: it is over, or no agent came for a subscriber who is
     * waiting for one. The engine checks that again, because something may have happened since.
     */
    record ConversationLapsed(UUID conversation) implements FromOperations {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Everything that is known about the subscriber is to be deleted. */
    record ErasureRequested() implements FromOperations {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The subscriber has given the operator consent, or withdrawn it. Consent to a channel, if given on that channel,
     * is a {@link ConsentChanged}.
     */
    record ConsentRecorded(ConsentScope scope, boolean granted) implements FromOperations {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }
}
