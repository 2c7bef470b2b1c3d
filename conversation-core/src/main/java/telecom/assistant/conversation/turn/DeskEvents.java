package telecom.assistant.conversation.turn;

import java.util.UUID;
import java.util.function.UnaryOperator;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.UtteranceRecord;

/** The events that show the desk a conversation. */
final class DeskEvents {

    private DeskEvents() {}

    /** The conversation as it is now. */
    static DeskEvent.ConversationUpdated updated(
            Conversation conversation, State.Open state, UnaryOperator<String> masked) {
        Mode.Handoff handoff = state.mode().handoff();
        return new DeskEvent.ConversationUpdated(
                conversation.id(),
                state.mode().kind(),
                conversation.route().channel(),
                conversation.language(),
                conversation.subscriber().name(),
                masked.apply(conversation.subscriber().number()),
                handoff == null ? null : handoff.reason(),
                handoff == null ? null : handoff.summary(),
                handoff == null ? null : handoff.since(),
                conversation.lastAt(),
                conversation.lastText(),
                state instanceof State.Attended attended ? attended.agent() : null);
    }

    /** An utterance, new or changed. */
    static DeskEvent.UtteranceAdded added(UUID conversation, UtteranceRecord said) {
        return new DeskEvent.UtteranceAdded(
                conversation,
                said.id(),
                said.turn(),
                said.role(),
                said.authorName(),
                said.channel(),
                said.text(),
                said.state(),
                said.at(),
                said.facts().undelivered());
    }
}
