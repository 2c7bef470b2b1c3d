package telecom.assistant.gateway.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.conversation.turn.DeskEvents;
import telecom.assistant.gateway.desk.DeskFrames.Frame;
import telecom.assistant.gateway.desk.DeskFrames.SuggestionSet;
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

    DeskEvent.ConversationUpdated item(ConversationView view) {
        return DeskEvents.updated(view.subscriber(), view.conversation(), view.lastText(), identity::masked);
    }

    DeskFrames.TranscriptRead transcript(UUID conversation, Transcript transcript) {
        return new DeskFrames.TranscriptRead(
                conversation,
                transcript.utterances().stream()
                        .map(said -> DeskEvents.added(conversation, said))
                        .toList(),
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
            return new DeskFrames.ConversationChanged(event);
        }

        @Override
        public Frame on(DeskEvent.UtteranceAdded event) {
            return new DeskFrames.UtteranceChanged(event.conversation(), event);
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
}
