package telecom.assistant.conversation;

import java.time.Instant;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;

/**
 * Who answers in a conversation, as it is stored. {@code turn.State} has the transitions.
 *
 * @param handoff why an agent is wanted; null while none is wanted, and when an agent took over unasked
 * @param agent the agent who answers; null if no agent does
 */
public record Mode(ConversationMode kind, Handoff handoff, Agent agent) {

    /** The assistant answers, until it hands over or an agent takes over. */
    public static final Mode ASSISTED = new Mode(ConversationMode.ASSISTANT, null, null);

    /**
     * The assistant has handed over and no agent has come yet. This ends when an agent takes over, or when the wait has
     * been too long.
     */
    public static Mode waiting(Handoff handoff) {
        return new Mode(ConversationMode.WAITING, handoff, null);
    }

    /**
     * An agent answers, until that agent hands back or the conversation ends.
     *
     * @param handoff null if the agent took over unasked
     */
    public static Mode attended(Agent agent, Handoff handoff) {
        return new Mode(ConversationMode.AGENT, handoff, agent);
    }

    /**
     * Why, and since when, an agent is wanted.
     *
     * @param summary what the agent should know before saying hello
     */
    public record Handoff(String reason, String summary, Instant since) {

        public Handoff {
            reason = StorableText.of(reason);
            summary = StorableText.of(summary);
        }
    }
}
