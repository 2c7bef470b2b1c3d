package telecom.assistant.gateway.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.desk.DeskFrames.ConversationItem;
import telecom.assistant.gateway.desk.DeskFrames.Frame;
import telecom.assistant.gateway.desk.DeskFrames.SuggestionSet;
import telecom.assistant.gateway.desk.DeskFrames.UtteranceItem;
import telecom.assistant.store.conversation.ConversationView;
import telecom.assistant.store.desk.Transcript;

/** Turns what the store and the events hold into what an agent sees. */
@ApplicationScoped
class DeskView {

    private static final Frames FRAMES = new Frames();

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
                conversation.mode().agent());
    }

    DeskFrames.TranscriptRead transcript(UUID conversation, Transcript transcript) {
        return new DeskFrames.TranscriptRead(
                conversation,
                transcript.utterances().stream().map(DeskView::item).toList(),
                transcript.basedOn() == null
                        ? null
                        : new SuggestionSet(transcript.basedOn(), transcript.suggestions()));
    }

    /** The frame for an event; empty if another event shows the same. */
    Optional<Frame> frame(DeskEvent event) {
        return Optional.ofNullable(event.handle(FRAMES));
    }

    private static final class Frames implements DeskEvent.Handler<Frame> {

        @Override
        public Frame on(DeskEvent.ConversationUpdated event) {
            return new DeskFrames.ConversationChanged(new ConversationItem(
                    event.conversation(),
                    event.mode(),
                    event.channel(),
                    event.language(),
                    event.name(),
                    event.maskedNumber(),
                    event.reason(),
                    event.summary(),
                    event.waitingSince(),
                    event.lastAt(),
                    event.lastText(),
                    event.agent()));
        }

        @Override
        public Frame on(DeskEvent.UtteranceAdded event) {
            return new DeskFrames.UtteranceChanged(
                    event.conversation(),
                    new UtteranceItem(
                            event.utteranceId(),
                            event.turn(),
                            event.role(),
                            event.authorName(),
                            event.channel(),
                            event.text(),
                            event.state(),
                            event.at(),
                            event.undelivered()));
        }

        /** Shown by the conversation that changes with it. */
        @Override
        public Frame on(DeskEvent.HandoffRequested event) {
            return null;
        }

        @Override
        public Frame on(DeskEvent.SuggestionsOffered event) {
            return new DeskFrames.SuggestionsOffered(
                    event.conversation(), event.basedOnUtterance(), event.suggestions());
        }

        @Override
        public Frame on(DeskEvent.SuggestionsExpired event) {
            return new DeskFrames.SuggestionsExpired(event.conversation(), event.basedOnUtterance());
        }

        @Override
        public Frame on(DeskEvent.ConversationClosed event) {
            return new DeskFrames.ConversationClosed(event.conversation());
        }

        @Override
        public Frame on(DeskEvent.AgentRefused event) {
            return new DeskFrames.Refused("not-joined", "agent: has not joined (expected: join first)", null);
        }
    }

    /** Whether a desk of this agent shows the event; the fate of a command concerns only the agent who gave it. */
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
                said.at(),
                said.facts().undelivered());
    }
}
