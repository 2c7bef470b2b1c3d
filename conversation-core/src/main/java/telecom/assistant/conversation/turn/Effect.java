package telecom.assistant.conversation.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.Summary;

/**
 * An action that results from a decision on an event. {@link AtOnce} effects begin as soon as the event has been
 * decided on. {@link InOrder} effects of a conversation, whatever events they belong to, run one after another.
 */
public sealed interface Effect {

    /**
     * An effect that begins at once and waits for no other, because it reaches neither the subscriber nor the store by
     * itself.
     */
    sealed interface AtOnce extends Effect {

        void handle(Handler handler);

        /** One method for each effect that begins at once, so that no handler can overlook a new one. */
        interface Handler {

            void on(AskModel effect);

            void on(StopModel effect);

            void on(RunTools effect);

            void on(StartTimer effect);

            void on(AskForSuggestions effect);

            void on(SumUp effect);

            void on(Stop effect);

            void on(Observe effect);

            void on(ObserveDelivery effect);
        }
    }

    /** An effect that waits until all earlier effects have been carried out. */
    sealed interface InOrder extends Effect {

        <R> R handle(Handler<R> handler);

        /** One method for each effect that runs in order; the writes have a handler of their own. */
        interface Handler<R> {

            R on(Save effect);

            R on(SaveSummary effect);

            R on(Write effect);

            R on(Publish effect);

            R on(NotifyDesk effect);

            R on(Forward effect);

            R on(AwaitStored effect);

            R on(Settle effect);
        }
    }

    /** Stores something other than the conversation; no event results from it. */
    sealed interface Write extends InOrder {

        <R> R handle(Handler<R> handler);

        @Override
        default <R> R handle(InOrder.Handler<R> handler) {
            return handler.on(this);
        }

        /** One method for each write. */
        interface Handler<R> {

            R on(Remember effect);

            R on(Erase effect);

            R on(RecordConsent effect);

            R on(OfferSuggestions effect);

            R on(ExpireSuggestions effect);

            R on(SettleSuggestion effect);
        }
    }

    /**
     * Has the model answer a turn; the answer comes back as {@link Event.OfReply} events.
     *
     * @param context the part of the conversation that the model is shown
     * @param disclose whether the reply has to begin by disclosing that an AI answers
     */
    record AskModel(Turn turn, Memory memory, Context context, boolean disclose) implements AtOnce {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Ends the reply of a turn: the model's stream is closed, and its tool calls are cancelled. */
    record StopModel(Turn turn) implements AtOnce {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Runs the tools that the turn's reply has called most recently. */
    record RunTools(long turn) implements AtOnce {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Causes an {@link Event.TurnDue} after the delay; replaces any earlier timer of the conversation. */
    record StartTimer(Duration delay) implements AtOnce {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Has replies written for the agent to choose from; {@link Event.SuggestionsWritten} follows unless that fails. */
    record AskForSuggestions(Memory memory, UUID basedOn, Envelope<?> cause) implements AtOnce {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Has the conversation's beginning summarized if the conversation has grown too long. Requested only while no
     * answer is under way.
     */
    record SumUp(Memory memory) implements AtOnce {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Stops background work, if it is under way, because its result is no longer wanted. */
    record Stop(Task task) implements AtOnce {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Background work that can be stopped. */
    enum Task {
        /** The conversation's timer. */
        TIMER,
        /** Writing suggestions. */
        SUGGESTIONS,
        /** Writing a summary. */
        SUMMARY
    }

    /**
     * Counts something, or logs it for operators.
     *
     * @param channel the channel concerned; null if there is none
     * @param detail a cause, never anything that was said; null if there is none
     */
    record Observe(Observation what, UUID conversation, long turn, Channel channel, String detail) implements AtOnce {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Records the delivery status of an utterance in the operators' metrics and log.
     *
     * @param undelivered why it did not arrive; null unless the status is FAILED
     */
    record ObserveDelivery(
            UUID conversation, long turn, Channel channel, DeliveryStatus status, Undelivered undelivered)
            implements AtOnce {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** An occurrence that is counted or logged for operators. */
    enum Observation {
        TURN_CUT,
        TURN_WITHOUT_ANSWER,
        TURNED_AWAY,
        BUDGET_SPENT,
        BUDGET_HANDED_OVER,
        CALL_FOR_HELP,
        NOBODY_CAME,
        WAIT_ABANDONED,
        DESK_EVENT_TOO_LATE,
        TURNS_LOST,
        ERASED
    }

    /**
     * Stores the changes that a decision made to a conversation, atomically.
     *
     * @param awaited whether later effects wait until it is stored; false for the beginning of a turn, which may be
     *     stored together with the turn's next change
     */
    record Save(ConversationChange change, boolean awaited) implements InOrder {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Stores a summary of the conversation's beginning; {@link Event.SummaryStored} follows. If the store rejects it
     * permanently, no other effect fails.
     */
    record SaveSummary(ConversationChange change, Summary summary) implements InOrder {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Stores what is known about a subscriber who has no conversation yet. */
    record Remember(SubscriberRecord subscriber) implements Write {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Removes everything that is stored about the subscriber. */
    record Erase(SubscriberId subscriber, SettledThrough through) implements Write {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Stores a consent or its withdrawal.
     *
     * @param at when the subscriber decided; the consent does not cover anything said earlier
     */
    record RecordConsent(SubscriberRecord subscriber, ConsentScope scope, boolean granted, Instant at)
            implements Write {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Stores the suggestions that are offered to the agent. */
    record OfferSuggestions(
            SubscriberId subscriber,
            UUID conversation,
            long epoch,
            UUID basedOn,
            List<DeskEvent.Suggestion> suggestions)
            implements Write {
        public OfferSuggestions {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Marks suggestions that were offered but not used as expired, because they no longer fit. */
    record ExpireSuggestions(UUID conversation, long epoch) implements Write {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Stores the outcome of a suggestion.
     *
     * @param outcome what the agent did with it; null to derive this from {@code sent}
     * @param sent what the agent sent; null if nothing was sent
     */
    record SettleSuggestion(
            UUID conversation, long epoch, UUID suggestion, Agent agent, SuggestionOutcome outcome, String sent)
            implements Write {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Sends an event to the channel that its route names.
     *
     * @param awaited whether later effects wait until it is sent; false for a piece of a reply, because the complete
     *     reply makes up for a lost piece
     */
    record Publish(Envelope<?> cause, OutboundEvent event, boolean awaited) implements InOrder {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Sends an event to the desk. If the event is lost, the desk can read everything from the store again. */
    record NotifyDesk(Envelope<?> cause, DeskEvent event) implements InOrder {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Sends an inbound event to the lane of the subscriber that its envelope names. */
    record Forward(Envelope<? extends InboundEvent> event) implements InOrder {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Causes an {@link Event.ToolsReady} as soon as all earlier decisions have been stored. */
    record AwaitStored(long turn, List<ToolNote> notesIfCut) implements InOrder {
        public AwaitStored {
            notesIfCut = List.copyOf(notesIfCut);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Settles arrivals whose outcome is durable. */
    record Settle(List<Arrival> arrivals) implements InOrder {
        public Settle {
            arrivals = List.copyOf(arrivals);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }
}
