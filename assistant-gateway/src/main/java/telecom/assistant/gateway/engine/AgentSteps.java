package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.InboundEvent.AgentJoined;
import telecom.assistant.channel.event.InboundEvent.AgentSpoke;
import telecom.assistant.channel.event.InboundEvent.ConversationEnded;
import telecom.assistant.channel.event.InboundEvent.SuggestionRated;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.store.conversation.UtteranceRecord;

/** The steps of an agent: take over, speak, hand back. Each begins a turn, which fences the assistant. */
final class AgentSteps {

    private static final Logger LOG = Logger.getLogger(AgentSteps.class);

    private final EngineServices services;
    private final ConversationLane lane;
    private final ReplySteps replies;
    private final Suggestions suggestions;

    AgentSteps(EngineServices services, ConversationLane lane, ReplySteps replies, Suggestions suggestions) {
        this.services = services;
        this.lane = lane;
        this.replies = replies;
        this.suggestions = suggestions;
    }

    /** Takes an agent's event and settles it when its outcome is durable. */
    Uni<Void> handle(Arrival arrival, InboundEvent.FromDesk event) {
        Conversation conversation = lane.conversation();
        if (conversation == null || !conversation.id().equals(event.conversation())) {
            LOG.infof("desk event for a conversation that is over conversation=%s", event.conversation());
            arrival.done();
            return Uni.createFrom().voidItem();
        }
        return step(conversation, arrival.envelope(), event).invoke(arrival::done);
    }

    private Uni<Void> step(Conversation conversation, Envelope<?> cause, InboundEvent.FromDesk event) {
        Optional<UtteranceRecord> announced = conversation.utterance(noticeId(cause));
        if (announced.isPresent()) {
            return announceAgain(conversation, cause, event, announced.get());
        }
        if (event instanceof AgentJoined joined) {
            return join(conversation, cause, joined.agent());
        }
        if (event instanceof SuggestionRated rated) {
            return services.suggestions()
                    .settle(
                            conversation.id(),
                            conversation.epoch(),
                            rated.suggestionId(),
                            rated.agent(),
                            rated.outcome(),
                            null,
                            null);
        }
        if (!conversation.isAttendedBy(event.agent())) {
            services.outbox().tellDesk(cause, new DeskEvent.AgentRefused(conversation.id(), event.agent()));
            return Uni.createFrom().voidItem();
        }
        if (event instanceof AgentSpoke spoke) {
            return speak(conversation, cause, spoke);
        }
        return event instanceof ConversationEnded
                ? end(conversation, cause, event.agent())
                : leave(conversation, cause, event.agent());
    }

    /** The event has been taken before, but perhaps nobody was told. */
    private Uni<Void> announceAgain(
            Conversation conversation, Envelope<?> cause, InboundEvent.FromDesk event, UtteranceRecord notice) {
        if (event instanceof AgentJoined) {
            return tell(conversation, cause, NoticeKind.AGENT_JOINED, notice)
                    .chain(() -> proposeUnasked(conversation, cause));
        }
        Uni<Void> told = tell(conversation, cause, NoticeKind.AGENT_LEFT, notice);
        return event instanceof ConversationEnded ? told.chain(() -> lane.close(cause)) : told;
    }

    private Uni<Void> join(Conversation conversation, Envelope<?> cause, Agent agent) {
        if (conversation.isAttendedBy(agent)) {
            return Uni.createFrom().voidItem();
        }
        Map<String, String> phrase = services.phrases().agentJoined();
        return replies.overtake(conversation, cause)
                .invoke(() -> conversation.join(agent))
                .chain(() -> announce(conversation, cause, NoticeKind.AGENT_JOINED, phrase, agent))
                .chain(() -> proposeUnasked(conversation, cause));
    }

    /** An agent who was called for finds suggestions there; one who came unasked gets them now. */
    private Uni<Void> proposeUnasked(Conversation conversation, Envelope<?> cause) {
        return conversation.mode().handoff() == null
                ? suggestions.refresh(conversation, cause)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> leave(Conversation conversation, Envelope<?> cause, Agent agent) {
        return goAway(conversation, cause, agent, services.phrases().agentLeft());
    }

    /** The agent has settled what there was to settle. */
    private Uni<Void> end(Conversation conversation, Envelope<?> cause, Agent agent) {
        return goAway(conversation, cause, agent, services.phrases().conversationEnded())
                .chain(() -> lane.close(cause));
    }

    private Uni<Void> goAway(Conversation conversation, Envelope<?> cause, Agent agent, Map<String, String> phrase) {
        conversation.handBack();
        return suggestions
                .withdraw(conversation, cause)
                .chain(() -> announce(conversation, cause, NoticeKind.AGENT_LEFT, phrase, agent));
    }

    private Uni<Void> announce(
            Conversation conversation, Envelope<?> cause, NoticeKind kind, Map<String, String> phrase, Agent agent) {
        conversation.beginTurn();
        String text = Phrases.in(conversation.language(), phrase).replace("{agent}", agent.name());
        return services.notices().say(conversation, cause, conversation.route(), noticeId(cause), kind, text);
    }

    private Uni<Void> tell(Conversation conversation, Envelope<?> cause, NoticeKind kind, UtteranceRecord notice) {
        return services.notices().tell(conversation, cause, conversation.routeOf(notice), kind, notice);
    }

    private static UUID noticeId(Envelope<?> cause) {
        return Ids.derived("notice", cause.id());
    }

    private Uni<Void> speak(Conversation conversation, Envelope<?> cause, AgentSpoke spoke) {
        UUID replyId = Ids.derived("reply", cause.id());
        UtteranceRecord said = conversation.utterance(replyId).orElseGet(() -> newWords(conversation, replyId, spoke));
        conversation.put(said);
        return services.log()
                .save(conversation)
                .chain(() -> deliver(conversation, cause, said, spoke.agent()))
                .invoke(() -> tellDesk(conversation, cause, said))
                .chain(() ->
                        suggestions.settle(conversation, cause, spoke.agent(), spoke.suggestionId(), spoke.text()));
    }

    /** An agent's words after the subscriber has hung up reach nobody, and the transcript says so. */
    private static UtteranceRecord newWords(Conversation conversation, UUID replyId, AgentSpoke spoke) {
        long turn = conversation.beginTurn();
        UtteranceRecord said =
                utterance(conversation, replyId, turn, Role.AGENT, spoke.agent().name(), spoke.text());
        return conversation.isOpen(conversation.route())
                ? said
                : said.corrected(said.text(), UtteranceState.UNDELIVERED);
    }

    private Uni<Void> deliver(Conversation conversation, Envelope<?> cause, UtteranceRecord said, Agent agent) {
        if (said.state() == UtteranceState.UNDELIVERED) {
            return Uni.createFrom().voidItem();
        }
        return services.outbox()
                .send(
                        cause,
                        new OutboundEvent.ReplyCompleted(
                                conversation.routeOf(said),
                                conversation.id(),
                                conversation.epoch(),
                                said.turn(),
                                said.id(),
                                said.text(),
                                said.language(),
                                Author.of(agent),
                                true,
                                null));
    }

    private void tellDesk(Conversation conversation, Envelope<?> cause, UtteranceRecord said) {
        services.outbox().tellDesk(cause, conversation);
        services.outbox().tellDesk(cause, conversation, said);
    }

    private static UtteranceRecord utterance(
            Conversation conversation, UUID id, long turn, Role role, String author, String text) {
        return new UtteranceRecord(
                id,
                turn,
                role,
                author,
                conversation.route().channel(),
                conversation.route().leg(),
                text,
                conversation.language(),
                UtteranceState.COMPLETE,
                Instant.now());
    }
}
