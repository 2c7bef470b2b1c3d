package telecom.assistant.conversation.turn;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.UtteranceRecord;

/** Creates the events that show a conversation at the desk. */
public final class DeskEvents {

    private DeskEvents() {}

    /**
     * The event that shows a conversation as it is now.
     *
     * @param lastText the last thing said in it; null if nothing was said
     * @param mask masks a phone number; must accept null, for a subscriber without one
     * @param added the utterances, new or changed, that the desk should show
     */
    public static DeskEvent.ConversationUpdated updated(
            SubscriberRecord subscriber,
            ConversationRecord conversation,
            String lastText,
            UnaryOperator<String> mask,
            List<UtteranceRecord> added) {
        Mode.Handoff handoff = conversation.mode().handoff();
        return new DeskEvent.ConversationUpdated(
                conversation.id(),
                conversation.mode().kind(),
                conversation.route().channel(),
                conversation.language(),
                subscriber.name(),
                mask.apply(subscriber.number()),
                handoff == null ? null : handoff.reason(),
                handoff == null ? null : handoff.summary(),
                handoff == null ? null : handoff.since(),
                conversation.lastAt(),
                lastText,
                conversation.mode().agent(),
                added.stream().map(said -> added(conversation.id(), said)).toList());
    }

    /** The event that shows an utterance, which is new or has changed. */
    public static DeskEvent.UtteranceAdded added(UUID conversation, UtteranceRecord said) {
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
