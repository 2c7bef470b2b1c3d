package telecom.assistant.gateway.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.gateway.desk.DeskFrames.ConversationItem;
import telecom.assistant.gateway.desk.DeskFrames.Frame;
import telecom.assistant.gateway.desk.DeskFrames.SuggestionSet;
import telecom.assistant.gateway.desk.DeskFrames.UtteranceItem;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.store.conversation.ConversationView;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.desk.Transcript;

/** Shows an agent what the store and the events say. */
@ApplicationScoped
class DeskView {

    private final SubscriberIdentity identity;

    DeskView(SubscriberIdentity identity) {
        this.identity = identity;
    }

    ConversationItem item(ConversationView view) {
        ConversationRecord conversation = view.conversation();
        Mode.Handoff handoff = conversation.mode().handoff();
        return new ConversationItem(
                conversation.id(),
                conversation.mode().kind(),
                conversation.route().channel(),
                conversation.language(),
                view.subscriber().name(),
                identity.masked(view.subscriber().number()),
                handoff == null ? null : handoff.reason(),
                handoff == null ? null : handoff.summary(),
                handoff == null ? null : handoff.since(),
                conversation.lastAt(),
                view.lastText(),
                conversation.mode() instanceof Mode.Attended attended ? attended.agent() : null);
    }

    DeskFrames.TranscriptRead transcript(UUID conversation, Transcript transcript) {
        return new DeskFrames.TranscriptRead(
                conversation,
                transcript.utterances().stream().map(DeskView::item).toList(),
                transcript.basedOn() == null
                        ? null
                        : new SuggestionSet(transcript.basedOn(), transcript.suggestions()));
    }

    /** The frame for an event; null for an event that another one shows as well. */
    Frame frame(DeskEvent event) {
        if (event instanceof DeskEvent.ConversationUpdated e) {
            return new DeskFrames.ConversationChanged(new ConversationItem(
                    e.conversation(),
                    e.mode(),
                    e.channel(),
                    e.language(),
                    e.name(),
                    e.maskedNumber(),
                    e.reason(),
                    e.summary(),
                    e.waitingSince(),
                    e.lastAt(),
                    e.lastText(),
                    e.agent()));
        }
        if (event instanceof DeskEvent.UtteranceAdded e) {
            return new DeskFrames.UtteranceChanged(
                    e.conversation(),
                    new UtteranceItem(
                            e.utteranceId(),
                            e.turn(),
                            e.role(),
                            e.authorName(),
                            e.channel(),
                            e.text(),
                            e.state(),
                            e.at()));
        }
        if (event instanceof DeskEvent.SuggestionsOffered e) {
            return new DeskFrames.SuggestionsOffered(e.conversation(), e.basedOnUtterance(), e.suggestions());
        }
        if (event instanceof DeskEvent.SuggestionsExpired e) {
            return new DeskFrames.SuggestionsExpired(e.conversation(), e.basedOnUtterance());
        }
        if (event instanceof DeskEvent.ConversationClosed e) {
            return new DeskFrames.ConversationClosed(e.conversation());
        }
        if (event instanceof DeskEvent.AgentRefused) {
            return new DeskFrames.Refused("not-joined", "agent: has not joined (expected: join first)", null);
        }
        return null;
    }

    /** Whether a desk of this agent is shown the event; what becomes of a command concerns only the one who gave it. */
    static boolean concerns(DeskEvent event, Agent agent) {
        return !(event instanceof DeskEvent.AgentRefused refused)
                || refused.agent().id().equals(agent.id());
    }

    private static UtteranceItem item(UtteranceRecord said) {
        return new UtteranceItem(
                said.id(),
                said.turn(),
                said.role(),
                said.authorName(),
                said.channel(),
                said.text(),
                said.state(),
                said.at());
    }
}
