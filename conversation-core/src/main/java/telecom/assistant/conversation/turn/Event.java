package telecom.assistant.conversation.turn;

import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;

/** What can happen to a conversation: what arrives, and what effects bring back. */
public sealed interface Event {

    <R> R handle(Handler<R> handler);

    /**
     * An event was taken from Kafka.
     *
     * @param crowded whether the node holds so many waiting messages that no more may wait
     */
    record Arrived(Arrival arrival, boolean crowded) implements Event {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** What happens to the reply of a turn. After the turn has ended, nothing more of it counts. */
    sealed interface OfReply extends Event {
        long turn();
    }

    /**
     * A piece of the reply is ready to leave.
     *
     * @param systemParts where the system's own words stand in the reply so far
     */
    record ModelSaid(long turn, String piece, List<SystemPart> systemParts) implements OfReply {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Many others wait for the model. */
    record ModelDelayed(long turn) implements OfReply {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The model wants tools called. None is called before {@link Effect.RunTools}.
     *
     * @param ifUnseen for each call with a side effect the note that stands when nobody waits for its end
     */
    record ToolsCalled(long turn, List<ToolNote> ifUnseen) implements OfReply {
        public ToolsCalled {
            ifUnseen = List.copyOf(ifUnseen);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A tool call came to its end, perhaps after its turn had.
     *
     * @param note null when there is nothing to show of it
     */
    record ToolReturned(long turn, UUID call, ToolNote note) implements OfReply {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The reply has ended by itself. */
    record ReplyEnded(long turn, Reply reply) implements OfReply {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** A reply was stopped, and this is what it had used by then. */
    record ReplyStopped(long turn, long tokens) implements OfReply {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Messages that wait may begin their turn, because nothing is in their way or no more of them have come. */
    record TurnDue() implements Event {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Replies have been proposed to the agent.
     *
     * @param basedOn the utterance that they answer
     */
    record SuggestionsWritten(UUID basedOn, List<Suggestion> suggestions, Envelope<?> cause) implements Event {
        public SuggestionsWritten {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The store would never take the summary that was written last.
     *
     * @param before the one that is stored; null when none is
     */
    record SummaryRefused(UUID conversation, Summary before) implements Event {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The beginning of a conversation has been summed up. */
    record SummaryWritten(UUID conversation, Summary summary) implements Event {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** One method for each event, so that a new one is missed nowhere. */
    interface Handler<R> {

        R on(Arrived event);

        R on(ModelSaid event);

        R on(ModelDelayed event);

        R on(ToolsCalled event);

        R on(ToolReturned event);

        R on(ReplyEnded event);

        R on(ReplyStopped event);

        R on(TurnDue event);

        R on(SuggestionsWritten event);

        R on(SummaryWritten event);

        R on(SummaryRefused event);
    }
}
