package telecom.assistant.conversation.turn;

import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * What agents do: take over, speak, rate a suggestion, hand back, end the conversation. Each of these except rating is
 * a turn of its own.
 */
final class AgentRules implements InboundEvent.FromDesk.Handler<State> {

    private final Step step;
    private final State state;
    private final Arrival arrival;
    private final Envelope<?> cause;
    private final SuggestionRules suggestions;

    AgentRules(Step step, State state, Arrival arrival) {
        this.step = step;
        this.state = state;
        this.arrival = arrival;
        this.cause = arrival.envelope();
        this.suggestions = new SuggestionRules(step);
    }

    /** An event for a conversation that is no longer the open one comes too late and changes nothing. */
    State take(InboundEvent.FromDesk event) {
        step.settle(arrival);
        if (step.conversation() == null || !step.conversation().id().equals(event.conversation())) {
            step.observe(Effect.Observation.DESK_EVENT_TOO_LATE, event.conversation(), 0, null, null);
            return state;
        }
        return event.handle(this);
    }

    @Override
    public State on(InboundEvent.AgentJoined joined) {
        Optional<UtteranceRecord> announced = announced();
        if (announced.isPresent()) {
            repeat(NoticeKind.AGENT_JOINED, announced.get());
            proposeUnasked((State.Open) state);
            return state;
        }
        if (state instanceof State.Attended attended && attended.isBy(joined.agent())) {
            return state;
        }
        State.Attended attended =
                new ReplyRules(step, state).cut(cause, (State.Open) state).attend(joined.agent());
        announce(attended, NoticeKind.AGENT_JOINED, Phrase.AGENT_JOINED, joined.agent());
        proposeUnasked(attended);
        return attended;
    }

    /** An agent who was asked for already has suggestions; one who came unasked gets them now. */
    private void proposeUnasked(State.Open open) {
        if (open.mode().handoff() == null) {
            suggestions.refresh(cause);
        }
    }

    @Override
    public State on(InboundEvent.SuggestionRated rated) {
        step.storeBehind(new Effect.SettleSuggestion(
                step.conversation().id(),
                step.conversation().epoch(),
                rated.suggestionId(),
                rated.agent(),
                rated.outcome(),
                null));
        return state;
    }

    @Override
    public State on(InboundEvent.AgentLeft left) {
        Optional<UtteranceRecord> announced = announced();
        if (announced.isPresent()) {
            repeat(NoticeKind.AGENT_LEFT, announced.get());
            return state;
        }
        return attendedBy(left.agent())
                .<State>map(attended -> goAway(attended, Phrase.AGENT_LEFT))
                .orElseGet(() -> refuse(left.agent()));
    }

    @Override
    public State on(InboundEvent.ConversationEnded ended) {
        Optional<UtteranceRecord> announced = announced();
        if (announced.isPresent()) {
            repeat(NoticeKind.AGENT_LEFT, announced.get());
            return close((State.Open) state);
        }
        return attendedBy(ended.agent())
                .<State>map(attended -> close(goAway(attended, Phrase.CONVERSATION_ENDED)))
                .orElseGet(() -> refuse(ended.agent()));
    }

    private State close(State.Open open) {
        step.close(open, arrival.through(), cause);
        return open.close();
    }

    private State.Idle goAway(State.Attended attended, Phrase phrase) {
        State.Idle idle = attended.handBack();
        suggestions.withdraw(cause);
        announce(idle, NoticeKind.AGENT_LEFT, phrase, attended.agent());
        return idle;
    }

    private Optional<State.Attended> attendedBy(Agent agent) {
        return state instanceof State.Attended attended && attended.isBy(agent)
                ? Optional.of(attended)
                : Optional.empty();
    }

    /** An agent who does not have the conversation cannot act in it: another one has it, or none. */
    private State refuse(Agent agent) {
        step.notifyDesk(cause, new DeskEvent.AgentRefused(step.conversation().id(), agent));
        return state;
    }

    private void announce(State.Open open, NoticeKind kind, Phrase phrase, Agent agent) {
        Conversation conversation = step.conversation();
        String text = step.rules().wording().in(conversation.language(), phrase).replace("{agent}", agent.name());
        new NoticeRules(step)
                .say(
                        cause,
                        open,
                        conversation.beginTurn(),
                        conversation.route(),
                        NoticeRules.idFor(cause),
                        kind,
                        text,
                        phrase);
    }

    /** The notice of this event, if it was decided on before; it may not have been published then. */
    private Optional<UtteranceRecord> announced() {
        return step.conversation().utterance(NoticeRules.idFor(cause));
    }

    private void repeat(NoticeKind kind, UtteranceRecord notice) {
        new NoticeRules(step)
                .repeat(cause, (State.Open) state, step.conversation().routeOf(notice), kind, notice);
    }

    @Override
    public State on(InboundEvent.AgentSpoke spoke) {
        return attendedBy(spoke.agent())
                .<State>map(attended -> speak(attended, spoke))
                .orElseGet(() -> refuse(spoke.agent()));
    }

    private State speak(State.Attended attended, InboundEvent.AgentSpoke spoke) {
        Conversation conversation = step.conversation();
        UUID replyId = Ids.derived("reply", cause.id());
        UtteranceRecord said = conversation.utterance(replyId).orElseGet(() -> newWords(replyId, spoke));
        conversation.put(said);
        if (said.state() != UtteranceState.UNDELIVERED) {
            step.publish(
                    cause,
                    new OutboundEvent.ReplyCompleted(
                            conversation.routeOf(said),
                            conversation.id(),
                            conversation.epoch(),
                            said.turn(),
                            said.id(),
                            said.text(),
                            said.language(),
                            Author.of(spoke.agent()),
                            true,
                            null));
        }
        step.showDesk(cause, attended, said);
        suggestions.settle(cause, spoke.agent(), spoke.suggestionId(), spoke.text());
        return attended;
    }

    /** What an agent says after the subscriber has hung up reaches nobody, and the transcript says so. */
    private UtteranceRecord newWords(UUID replyId, InboundEvent.AgentSpoke spoke) {
        Conversation conversation = step.conversation();
        UtteranceRecord said = UtteranceRecord.of(
                        replyId,
                        conversation.beginTurn(),
                        Role.AGENT,
                        conversation.route(),
                        spoke.text(),
                        conversation.language(),
                        step.now())
                .by(spoke.agent().name());
        return conversation.isOpen(conversation.route()) ? said : step.undelivered(said, Undelivered.Reason.HUNG_UP);
    }
}
