package telecom.assistant.gateway.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.turn.DeskEvents;
import telecom.assistant.gateway.desk.DeskFrames.Frame;
import telecom.assistant.gateway.desk.DeskFrames.SuggestionSet;
import telecom.assistant.store.conversation.ConversationView;
import telecom.assistant.store.desk.DeskQueries;

/** Turns stored conversations and events into frames for the desk's page. */
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

    /** The queue as it is at the moment. */
    Uni<Frame> snapshot() {
        return queries.queue(config.queueLimit(), Instant.now().minus(config.recent()))
                .map(found ->
                        new DeskFrames.Snapshot(found.stream().map(this::item).toList()));
    }

    private DeskEvent.ConversationUpdated item(ConversationView view) {
        return DeskEvents.updated(view.subscriber(), view.conversation(), view.lastText(), identity::masked, List.of());
    }

    Uni<Frame> transcript(UUID conversation) {
        return queries.transcript(conversation, config.transcriptLimit() + 1)
                .map(found -> new DeskFrames.TranscriptRead(
                        conversation,
                        newest(conversation, found.utterances(), config.transcriptLimit()),
                        found.utterances().size() > config.transcriptLimit(),
                        found.basedOn() == null ? null : new SuggestionSet(found.basedOn(), found.suggestions())));
    }

    /** The utterances just before the given one. */
    Uni<Frame> older(UUID conversation, UUID before) {
        return queries.before(conversation, before, config.transcriptPage() + 1)
                .map(found -> new DeskFrames.OlderRead(
                        conversation,
                        newest(conversation, found, config.transcriptPage()),
                        found.size() > config.transcriptPage()));
    }

    private static List<DeskEvent.UtteranceAdded> newest(UUID conversation, List<UtteranceRecord> said, int limit) {
        return said.stream()
                .skip(Math.max(0, said.size() - limit))
                .map(each -> DeskEvents.added(conversation, each))
                .toList();
    }

    /** The frames for an event; empty if the frames for another event show the same thing. */
    static List<Frame> frames(DeskEvent event) {
        return event.handle(FRAMES);
    }

    private static final class Frames implements DeskEvent.Handler<List<Frame>> {

        @Override
        public List<Frame> on(DeskEvent.ConversationUpdated event) {
            return Stream.concat(
                            Stream.<Frame>of(new DeskFrames.ConversationChanged(event)),
                            event.utterances().stream().map(Frames::utterance))
                    .toList();
        }

        @Override
        public List<Frame> on(DeskEvent.UtteranceAdded event) {
            return List.of(utterance(event));
        }

        private static Frame utterance(DeskEvent.UtteranceAdded added) {
            return new DeskFrames.UtteranceChanged(added.conversation(), added);
        }

        /** The conversation's own update shows the hand-off. */
        @Override
        public List<Frame> on(DeskEvent.HandoffRequested event) {
            return List.of();
        }

        @Override
        public List<Frame> on(DeskEvent.SuggestionsOffered event) {
            return List.of(new DeskFrames.SuggestionsOffered(
                    event.conversation(), event.basedOnUtterance(), event.suggestions()));
        }

        @Override
        public List<Frame> on(DeskEvent.SuggestionsExpired event) {
            return List.of(new DeskFrames.SuggestionsExpired(event.conversation(), event.basedOnUtterance()));
        }

        @Override
        public List<Frame> on(DeskEvent.ConversationClosed event) {
            return List.of(new DeskFrames.ConversationClosed(event.conversation()));
        }

        @Override
        public List<Frame> on(DeskEvent.AgentRefused event) {
            return List.of(
                    event.attendedBy() == null
                            ? new DeskFrames.Refused("not-joined", "agent: has not joined (expected: join first)", null)
                            : new DeskFrames.Refused(
                                    "taken", "conversation: another agent has it", null, event.attendedBy()));
        }
    }

    /** Whether a desk of this agent shows the event; a refusal concerns only the agent who gave the command. */
    static boolean concerns(DeskEvent event, Agent agent) {
        return !(event instanceof DeskEvent.AgentRefused refused)
                || refused.agent().id().equals(agent.id());
    }
}
