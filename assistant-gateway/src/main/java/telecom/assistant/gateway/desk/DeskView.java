package telecom.assistant.gateway.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.conversation.turn.DeskEvents;
import telecom.assistant.gateway.desk.DeskFrames.Frame;
import telecom.assistant.gateway.desk.DeskFrames.SuggestionSet;
import telecom.assistant.store.conversation.ConversationView;
import telecom.assistant.store.desk.DeskQueries;

/** Turns what the store and the events hold into what an agent sees. */
@ApplicationScoped
class DeskView {

    private static final Frames FRAMES = new Frames();

    private final DeskConfig config;
    private final DeskQueries queries;
    private final SubscriberIdentity identity;

    DeskView(DeskConfig config, DeskQueries queries, SubscriberIdentity identity) {
        this.config = config;
        this.queries = queries;
        this.identity = identity;
    }

    /** The queue as it is now. */
    Uni<Frame> snapshot() {
        return queries.queue(config.queueLimit(), Instant.now().minus(config.recent()))
                .map(found ->
                        new DeskFrames.Snapshot(found.stream().map(this::item).toList()));
    }

    private DeskEvent.ConversationUpdated item(ConversationView view) {
        return DeskEvents.updated(view.subscriber(), view.conversation(), view.lastText(), identity::masked);
    }

    Uni<Frame> transcript(UUID conversation) {
        return queries.transcript(conversation, config.transcriptLimit())
                .map(found -> new DeskFrames.TranscriptRead(
                        conversation,
                        found.utterances().stream()
                                .map(said -> DeskEvents.added(conversation, said))
                                .toList(),
                        found.basedOn() == null ? null : new SuggestionSet(found.basedOn(), found.suggestions())));
    }

    /** The frame for an event; empty if another event shows the same. */
    static Optional<Frame> frame(DeskEvent event) {
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

        /** The update of the conversation shows the hand-off. */
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
            return event.attendedBy() == null
                    ? new DeskFrames.Refused("not-joined", "agent: has not joined (expected: join first)", null)
                    : new DeskFrames.Refused(
                            "taken", "conversation: another agent has it", null, event.attendedBy());
        }
    }

    /** Whether a desk of this agent shows the event; a refusal concerns only the agent who gave the command. */
    static boolean concerns(DeskEvent event, Agent agent) {
        return !(event instanceof DeskEvent.AgentRefused refused)
                || refused.agent().id().equals(agent.id());
    }
}
