package telecom.assistant.conversation.turn;

import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;

/** Something that happens to a conversation: an inbound event arrives, or an effect has a result. */
public sealed interface Event {

    <R> R handle(Handler<R> handler);

    /**
     * An inbound event was consumed from Kafka.
     *
     * @param crowded whether the node holds so many waiting messages that no more may wait
     */
    record Arrived(Arrival arrival, boolean crowded) implements Event {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Something that happens to the reply of a turn. Once the turn has ended, only token counts and tool notes still
     * matter.
     */
    sealed interface OfReply extends Event {

        long turn();

        <R> R handle(Handler<R> handler);

        @Override
        default <R> R handle(Event.Handler<R> handler) {
            return handler.on(this);
        }

        /** One method for each event of a reply. */
        interface Handler<R> {

            R on(ModelSaid event);

            R on(PiecesAcknowledged event);

            R on(ModelDelayed event);

            R on(ToolsCalled event);

            R on(ToolsReady event);

            R on(ToolReturned event);

            R on(ReplyEnded event);

            R on(ReplyStopped event);
        }
    }

    /**
     * A piece of the reply is ready to be sent.
     *
     * @param systemParts the positions of the system's own phrases in the reply so far
     */
    record ModelSaid(long turn, String piece, List<SystemPart> systemParts) implements OfReply {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Kafka has acknowledged pieces of the reply, so that they can reach the subscriber.
     *
     * @param characters the length of the reply up to the first piece that is not acknowledged
     */
    record PiecesAcknowledged(long turn, int characters) implements OfReply {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The turn has been waiting for the model for a long time, because many others are ahead. */
    record ModelDelayed(long turn) implements OfReply {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The model calls tools. None of them runs before {@link Effect.RunTools}.
     *
     * @param notesIfCut for each call with a side effect, the note that is kept if the turn ends before the call does
     */
    record ToolsCalled(long turn, List<ToolNote> notesIfCut) implements OfReply {
        public ToolsCalled {
            notesIfCut = List.copyOf(notesIfCut);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * All decisions made before the tools were called have been stored, so the tools may run.
     *
     * @param notesIfCut as in {@link ToolsCalled}
     */
    record ToolsReady(long turn, List<ToolNote> notesIfCut) implements OfReply {
        public ToolsReady {
            notesIfCut = List.copyOf(notesIfCut);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A tool call has ended, perhaps after its turn.
     *
     * @param note a line about it for agents; null if there is nothing to show
     */
    record ToolReturned(long turn, UUID call, ToolNote note) implements OfReply {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The reply has ended without being stopped. */
    record ReplyEnded(long turn, Reply reply) implements OfReply {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** A reply was stopped after using this many tokens. */
    record ReplyStopped(long turn, long tokens) implements OfReply {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Waiting messages may begin their turn, because no answer is under way any more or the gathering window has ended.
     */
    record TurnDue() implements Event {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Suggestions for the agent have been written.
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

    /** A summary has been stored. */
    record SummaryStored(UUID conversation, Summary summary) implements Event {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The beginning of a conversation has been summarized. */
    record SummaryWritten(UUID conversation, Summary summary) implements Event {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * One method for each event, so that no handler can overlook a new one; the events of a reply have a handler of
     * their own.
     */
    interface Handler<R> {

        R on(Arrived event);

        R on(OfReply event);

        R on(TurnDue event);

        R on(SuggestionsWritten event);

        R on(SummaryWritten event);

        R on(SummaryStored event);
    }
}
