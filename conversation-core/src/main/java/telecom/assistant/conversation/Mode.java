package telecom.assistant.conversation;

import java.time.Instant;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;

/** Who answers in a conversation, with the data that belongs to that mode. */
public sealed interface Mode {

    ConversationMode kind();

    <R> R handle(Handler<R> handler);

    /** Why a person is wanted; null while none is, and when an agent took over unasked. */
    Handoff handoff();

    /** The agent who answers; null if none does. */
    Agent agent();

    /** The assistant answers. */
    record Assisted() implements Mode {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }

        @Override
        public ConversationMode kind() {
            return ConversationMode.ASSISTANT;
        }

        @Override
        public Handoff handoff() {
            return null;
        }

        @Override
        public Agent agent() {
            return null;
        }
    }

    /** The subscriber waits for a person. */
    record Waiting(Handoff handoff) implements Mode {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }

        @Override
        public ConversationMode kind() {
            return ConversationMode.WAITING;
        }

        @Override
        public Agent agent() {
            return null;
        }
    }

    /**
     * A person answers.
     *
     * @param handoff null if the agent took over unasked
     */
    record Attended(Agent agent, Handoff handoff) implements Mode {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }

        @Override
        public ConversationMode kind() {
            return ConversationMode.AGENT;
        }
    }

    /**
     * Why and since when a person is wanted.
     *
     * @param summary what the agent should know before saying hello
     */
    record Handoff(String reason, String summary, Instant since) {

        public Handoff {
            reason = StorableText.of(reason);
            summary = StorableText.of(summary);
        }
    }

    /** One method for each mode. */
    interface Handler<R> {

        R on(Assisted mode);

        R on(Waiting mode);

        R on(Attended mode);
    }
}
