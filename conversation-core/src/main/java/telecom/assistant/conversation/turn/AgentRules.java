package telecom.assistant.conversation.turn;

import java.util.UUID;
import java.util.function.Function;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.turn.Effect.Observation;

/**
 * Decides what the actions of agents do: taking over, speaking, rating a suggestion, handing back, ending the
 * conversation. Each of these except rating is a turn of its own.
 */
final class AgentRules implements InboundEvent.FromDesk.Handler<State> {

    private final Step step;
    private final State.Open state;
    private final Arrival arrival;
    private final Envelope<?> cause;
    private final SuggestionRules suggestions;
    private final NoticeRules notices;

    private AgentRules(Step step, State.Open state, Arrival arrival) {
        this.step = step;
        this.state = state;
        this.arrival = arrival;
        this.cause = arrival.envelope();
        this.suggestions = new SuggestionRules(step);
        this.notices = new NoticeRules(step, cause);
    }

    /** An event for a conversation that is no longer the open one is too late and changes nothing. */
    static State handle(InboundEvent.FromDesk event, Step step, State state, Arrival arrival) {
        step.settle(arrival);
        if (state instanceof State.Open open && step.isOpen(event.conversation())) {
            return event.handle(new AgentRules(step, open, arrival));
        }
        step.observe(Observation.DESK_EVENT_TOO_LATE, event.conversation(), 0, null, null);
        return state;
    }

    /**
     * An agent can take over from a colleague only knowingly: an agent whose desk did not show the colleague is refused
     * and shown who has the conversation.
     */
    @Override
    public State on(InboundEvent.AgentJoined joined) {
        if (notices.repeat(state, NoticeKind.AGENT_JOINED)) {
            suggestIfUnasked(state);
            return state;
        }
        if (state instanceof State.Attended attended && attended.isHeldBy(joined.agent())) {
            return state;
        }
        if (state instanceof State.Attended attended && !attended.agent().id().equals(joined.replaces())) {
            step.notifyDesk(
                    cause, new DeskEvent.AgentRefused(step.conversation().id(), joined.agent(), attended.agent()));
            return state;
        }
        step.memory().setInterruption(null);
        State.Attended attended = new ReplyRules(step).cut(cause, state).attend(joined.agent());
        announce(attended, NoticeKind.AGENT_JOINED, Phrase.AGENT_JOINED, joined.agent());
        suggestIfUnasked(attended);
        return attended;
    }

    /**
     * Requests suggestions for an agent who joined unasked. For an agent who was asked for, they were requested at the
     * hand-off.
     */
    private void suggestIfUnasked(State.Open open) {
        if (open.mode().handoff() == null) {
            suggestions.refresh(cause);
        }
    }

    @Override
    public State on(InboundEvent.SuggestionRated rated) {
        suggestions.settle(rated.suggestionId(), rated.agent(), rated.outcome(), null);
        return state;
    }

    @Override
    public State on(InboundEvent.AgentLeft left) {
        return notices.repeat(state, NoticeKind.AGENT_LEFT)
                ? state
                : ifAttendedBy(left.agent(), attended -> handBack(attended, Phrase.AGENT_LEFT));
    }

    @Override
    public State on(InboundEvent.ConversationEnded ended) {
        return notices.repeat(state, NoticeKind.AGENT_LEFT)
                ? close(state)
                : ifAttendedBy(ended.agent(), attended -> close(handBack(attended, Phrase.CONVERSATION_ENDED)));
    }

    private State close(State.Open open) {
        return step.close(open, arrival.through(), cause);
    }

    private State.Idle handBack(State.Attended attended, Phrase phrase) {
        State.Idle idle = attended.handBack();
        suggestions.withdraw(cause);
        announce(idle, NoticeKind.AGENT_LEFT, phrase, attended.agent());
        return idle;
    }

    /** Only the agent who has the conversation can act in it; any other agent is refused. */
    private State ifAttendedBy(Agent agent, Function<State.Attended, State> action) {
        if (state instanceof State.Attended attended && attended.isHeldBy(agent)) {
            return action.apply(attended);
        }
        step.notifyDesk(cause, new DeskEvent.AgentRefused(step.conversation().id(), agent));
        return state;
    }

    private void announce(State.Open open, NoticeKind kind, Phrase phrase, Agent agent) {
        Conversation conversation = step.conversation();
        String text = step.rules().wording().in(conversation.language(), phrase).replace("{agent}", agent.name());
        UtteranceFacts facts = UtteranceFacts.said(phrase, text);
        notices.say(open, conversation.beginTurn(), conversation.route(), kind, text, facts);
    }

    @Override
    public State on(InboundEvent.AgentSpoke spoke) {
        return ifAttendedBy(spoke.agent(), attended -> speak(attended, spoke));
    }

    private State speak(State.Attended attended, InboundEvent.AgentSpoke spoke) {
        Conversation conversation = step.conversation();
        UUID replyId = Ids.derived("reply", cause.id());
        UtteranceRecord said = conversation.utterance(replyId).orElseGet(() -> newUtterance(replyId, spoke));
        conversation.put(said);
        if (said.state() != UtteranceState.UNDELIVERED) {
            Author author = Author.of(spoke.agent());
            new ReplyRules(step).publish(cause, conversation.routeOf(said), said, author, true, null);
        }
        step.showDesk(cause, attended, said);
        if (spoke.suggestionId() != null) {
            suggestions.settle(spoke.suggestionId(), spoke.agent(), null, spoke.text());
        }
        suggestions.withdraw(cause);
        return attended;
    }

    /** A message of the agent after the subscriber has hung up reaches nobody, and the transcript shows this. */
    private UtteranceRecord newUtterance(UUID replyId, InboundEvent.AgentSpoke spoke) {
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
