package telecom.assistant.conversation;

import java.time.Instant;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;

/** Who answers in a conversation, as it is stored. {@code turn.State} has the transitions. */
public sealed interface Mode {

    ConversationMode kind();

    <R> R handle(Handler<R> handler);

    /** Why a person is wanted; null while none is wanted, and when an agent took over unasked. */
    Handoff handoff();

    /** The agent who answers; null if no agent does. */
    Agent agent();

    /** The assistant answers, until it hands over or an agent takes over. */
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

    /**
     * The assistant has handed over and no agent has come yet; ends when one does, or when the wait has been too long.
     */
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
     * An agent answers, until that agent hands back or the conversation ends.
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
