package telecom.assistant.channel.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Channel;

/**
 * An event that the agent desks display, sent on {@code assistant.desk}. Everything in it can also be read from the
 * store.
 */
public sealed interface DeskEvent extends Event {

    UUID conversation();

    /** Calls the handler's method for this kind of event. */
    <R> R handle(Handler<R> handler);

    /**
     * The current state of the conversation, together with the utterances whose addition changed it.
     *
     * @param channel the channel of the conversation's last utterance
     * @param name the subscriber's name on the outside platform; null when unknown
     * @param maskedNumber such as {@code 010-****-1234}; null when no number is known
     * @param reason why the conversation waits for an agent; null in mode ASSISTANT
     * @param waitingSince when the conversation began to wait; null in mode ASSISTANT
     * @param agent the agent who has taken over; null unless in mode AGENT
     * @param utterances in the order in which they were added; null or empty if none were
     */
    record ConversationUpdated(
            UUID conversation,
            ConversationMode mode,
            Channel channel,
            String language,
            String name,
            String maskedNumber,
            String reason,
            String summary,
            Instant waitingSince,
            Instant lastAt,
            String lastText,
            Agent agent,
            List<UtteranceAdded> utterances)
            implements DeskEvent {
        public ConversationUpdated {
            utterances = utterances == null ? List.of() : List.copyOf(utterances);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * An utterance was added or has changed, for example because a barge-in cut it short. It replaces any earlier
     * version with the same id.
     *
     * @param undelivered why it did not reach the subscriber; null unless it is known to be undelivered
     */
    record UtteranceAdded(
            UUID conversation,
            UUID utteranceId,
            long turn,
            Role role,
            String authorName,
            Channel channel,
            String text,
            UtteranceState state,
            Instant at,
            Undelivered undelivered)
            implements DeskEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** A subscriber is waiting for an agent. */
    record HandoffRequested(UUID conversation, long turn, Channel channel, String reason, String summary)
            implements DeskEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** Replies proposed to the agent for one utterance. They replace earlier proposals. */
    record SuggestionsOffered(UUID conversation, UUID basedOnUtterance, List<Suggestion> suggestions)
            implements DeskEvent {
        public SuggestionsOffered {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * Proposed replies have become obsolete.
     *
     * @param basedOnUtterance the utterance they were for; null if all proposals have expired
     */
    record SuggestionsExpired(UUID conversation, UUID basedOnUtterance) implements DeskEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The conversation is over. */
    record ConversationClosed(UUID conversation) implements DeskEvent {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The agent's command was not carried out, because the agent had not joined the conversation or could not join it.
     *
     * @param attendedBy the agent who has the conversation, if this agent wanted to join it; otherwise null
     */
    record AgentRefused(UUID conversation, Agent agent, Agent attendedBy) implements DeskEvent {

        /** The agent sent a command without having joined. */
        public AgentRefused(UUID conversation, Agent agent) {
            this(conversation, agent, null);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A reply proposed to an agent.
     *
     * @param confidence 0 to 1
     */
    record Suggestion(UUID suggestionId, String text, double confidence) {}

    /** One method for each kind of event, so that a new kind does not compile until every handler has one for it. */
    interface Handler<R> {
        R on(ConversationUpdated event);

        R on(UtteranceAdded event);

        R on(HandoffRequested event);

        R on(SuggestionsOffered event);

        R on(SuggestionsExpired event);

        R on(ConversationClosed event);

        R on(AgentRefused event);
    }
}
