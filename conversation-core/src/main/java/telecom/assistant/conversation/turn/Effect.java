package telecom.assistant.conversation.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.Summary;

/**
 * What is to be done about an event. Those that are {@link AtOnce} begin as soon as it has been decided on; all others of
 * a conversation one after another, each when the one before it has been done, whatever events they belong to.
 */
public sealed interface Effect {

    /** Begins at once and waits for nothing before it: it reaches neither the subscriber nor the store by itself. */
    sealed interface AtOnce extends Effect {
        <R> R handle(Handler<R> handler);
    }

    /** Waits its turn behind what was decided before. */
    sealed interface InOrder extends Effect {
        <R> R handle(OrderedHandler<R> handler);
    }

    /**
     * Has the model answer a turn; {@link Event.OfReply} events come of it.
     *
     * @param disclose whether the subscriber still has to be told on this leg that an AI answers
     */
    record AskModel(Turn turn, Memory memory, boolean disclose) implements AtOnce {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Ends the reply of a turn: the model's stream closes, and its tools are told to stop. */
    record StopModel(Turn turn) implements AtOnce {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** An {@link Event.TurnDue} comes after this time; any earlier timer of the conversation is off. */
    record StartTimer(Duration delay) implements AtOnce {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    record StopTimer() implements AtOnce {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Has replies proposed to the agent; {@link Event.SuggestionsWritten} may come of it. */
    record AskForSuggestions(Memory memory, UUID basedOn, Envelope<?> cause) implements AtOnce {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** What is being proposed is no longer wanted. */
    record StopSuggestions() implements AtOnce {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The conversation rests: if it has grown too long, its beginning may be summed up now. */
    record SumUp(Memory memory) implements AtOnce {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** What is being summed up is no longer wanted. */
    record StopSummary() implements AtOnce {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Something that operators count or read in the log.
     *
     * @param channel null where there is none
     * @param detail a cause, never words of a person; null where there is none
     */
    record Observe(Observation what, UUID conversation, long turn, Channel channel, String detail) implements AtOnce {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** What operators count or read in the log. */
    enum Observation {
        TURN_CUT,
        TURN_WITHOUT_ANSWER,
        TURNED_AWAY,
        BUDGET_TOLD,
        BUDGET_HANDED_OVER,
        NOT_DELIVERED,
        NOBODY_CAME,
        DESK_EVENT_TOO_LATE,
        ERASED
    }

    /** Stores what a decision has changed in a conversation, as a whole or not at all. */
    record Save(ConversationChange change) implements InOrder {
        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Stores a summary of the conversation's beginning. If the store would never take it, that is no failure of anything
     * else: {@link Event.SummaryRefused} comes of it.
     *
     * @param before the one that is stored so far; null when none is
     */
    record SaveSummary(ConversationChange change, Summary before) implements InOrder {
        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /** Stores what is known of a person who has no conversation yet. */
    record Remember(SubscriberRecord subscriber) implements InOrder {
        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /** Removes everything that is stored of the subscriber. */
    record Erase(SettledThrough through) implements InOrder {
        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /** @param at when the subscriber said so: what was said before is not consented to */
    record RecordConsent(SubscriberRecord subscriber, ConsentScope scope, boolean granted, Instant at)
            implements InOrder {
        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /** Stores what is proposed to the agent. */
    record OfferSuggestions(UUID conversation, long epoch, UUID basedOn, List<DeskEvent.Suggestion> suggestions)
            implements InOrder {
        public OfferSuggestions {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /** Stores that what was proposed and not used no longer fits. */
    record ExpireSuggestions(UUID conversation, long epoch) implements InOrder {
        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Stores what became of a suggestion.
     *
     * @param outcome null when that follows from what was sent
     * @param sent what the agent sent; null when nothing was
     */
    record SettleSuggestion(
            UUID conversation, long epoch, UUID suggestion, Agent agent, SuggestionOutcome outcome, String sent)
            implements InOrder {
        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /** Sends an event to the channel that its route names. */
    record Publish(Envelope<?> cause, OutboundEvent event) implements InOrder {
        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /** As {@link Publish}, but nothing waits for it: a piece of a reply, which the whole reply puts right. */
    record Stream(Envelope<?> cause, OutboundEvent event) implements InOrder {
        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /** Sends an event to the desk, which can read everything again from the store. */
    record NotifyDesk(Envelope<?> cause, DeskEvent event) implements InOrder {
        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /** The tools that the reply asked for may run: all that was decided before has been stored. */
    record RunTools(long turn) implements InOrder {
        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /** The outcome of these arrivals is durable. */
    record Settle(List<Arrival> arrivals) implements InOrder {
        public Settle {
            arrivals = List.copyOf(arrivals);
        }

        @Override
        public <R> R handle(OrderedHandler<R> handler) {
            return handler.on(this);
        }
    }

    /** One method for each effect that begins at once, so that a new one is missed nowhere. */
    interface Handler<R> {

        R on(AskModel effect);

        R on(StopModel effect);

        R on(StartTimer effect);

        R on(StopTimer effect);

        R on(AskForSuggestions effect);

        R on(StopSuggestions effect);

        R on(SumUp effect);

        R on(StopSummary effect);

        R on(Observe effect);
    }

    /** One method for each effect that waits its turn. */
    interface OrderedHandler<R> {

        R on(Save effect);

        R on(SaveSummary effect);

        R on(Remember effect);

        R on(Erase effect);

        R on(RecordConsent effect);

        R on(OfferSuggestions effect);

        R on(ExpireSuggestions effect);

        R on(SettleSuggestion effect);

        R on(Publish effect);

        R on(Stream effect);

        R on(NotifyDesk effect);

        R on(RunTools effect);

        R on(Settle effect);
    }
}
