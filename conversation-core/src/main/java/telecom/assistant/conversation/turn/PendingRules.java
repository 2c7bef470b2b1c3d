package telecom.assistant.conversation.turn;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceRecord;

/** Decides when waiting messages begin their turn. */
final class PendingRules {

    private final Step step;

    PendingRules(Step step) {
        this.step = step;
    }

    /** Whether the next turn can begin: nothing is being answered, and no more messages are expected to join it. */
    boolean isDue(State state) {
        return state instanceof State.Open open
                && !(state instanceof State.Answering)
                && untilNext()
                        .filter(wait -> wait.isZero() || open.mode().kind() != ConversationMode.ASSISTANT)
                        .isPresent();
    }

    private Optional<Duration> untilNext() {
        return step.memory().pending().untilNext(step.now());
    }

    /** Begins the next turn if it is due. The event may have come too late or too early. */
    State beginNext(State state) {
        InterruptionRules interruptions = new InterruptionRules(step);
        if (!step.memory().hasPending() && interruptions.untilResumed().isPresent()) {
            Duration left = interruptions.untilResumed().get();
            if (left.isNegative() || left.isZero()) {
                return interruptions.resume(state);
            }
            step.atOnce(new Effect.StartTimer(left));
            return state;
        }
        PlaceRules places = new PlaceRules(step);
        if (!step.memory().hasPending() && places.untilGivenUp().isPresent()) {
            Duration left = places.untilGivenUp().get();
            if (left.isNegative() || left.isZero()) {
                return places.giveUp(state);
            }
            step.atOnce(new Effect.StartTimer(left));
            return state;
        }
        if (!isDue(state)) {
            // The timer may have fired early. Without another one, nothing would begin the turn of the waiting
            // messages.
            untilNext().ifPresent(wait -> step.atOnce(new Effect.StartTimer(wait)));
            return state;
        }
        List<SubscriberMessage> messages = step.memory().pending().next();
        step.memory().pending().removeNext();
        return begin((State.Open) state, messages);
    }

    /**
     * The state after a decision: starts the gathering timer if messages wait, and has a summary written if none do.
     */
    State afterDecision(State state) {
        if (!(state instanceof State.Open) || state instanceof State.Answering || isDue(state)) {
            return state;
        }
        Optional<Duration> wait = untilNext();
        if (wait.isPresent()) {
            if (!(state instanceof State.Gathering) || step.memory().pending().hasChanged()) {
                step.atOnce(new Effect.StartTimer(wait.get()));
            }
            return state instanceof State.Idle idle ? idle.gather() : state;
        }
        if (step.conversation().hasChanged()) {
            step.atOnce(new Effect.SumUp(step.memory()));
        }
        return state instanceof State.Gathering gathering ? gathering.rest() : state;
    }

    /**
     * Begins a turn, which is answered by the assistant or, with the help of suggestions, by the agent. While an agent
     * is awaited, the assistant answers, and suggestions are prepared for the agent.
     */
    State begin(State.Open state, List<SubscriberMessage> messages) {
        SubscriberMessage last = messages.get(messages.size() - 1);
        Envelope<?> cause = last.arrival().envelope();
        Conversation conversation = step.conversation();
        long number = conversation.beginTurn();
        List<UtteranceRecord> said = step.hear(messages, number);
        step.showDesk(cause, state, said.toArray(UtteranceRecord[]::new));
        if (state instanceof State.Resting resting) {
            step.atOnce(new Effect.Stop(Effect.Task.TIMER));
            return new ReplyRules(step).begin(Turn.of(conversation.id(), number, messages, last.language()), resting);
        }
        new SuggestionRules(step).refresh(cause);
        if (!new EmergencyRules(step).notice(state, last, number) && !step.movesTo(last.route())) {
            new NoticeRules(step, cause).say(state, number, last.route(), NoticeKind.WAITING, Phrase.AGENT_ELSEWHERE);
        }
        messages.forEach(message -> step.settle(message.arrival()));
        return state;
    }

    /** Stores the messages that wait on a leg without answering them, because nobody would receive the answer. */
    void leaveUnanswered(Route route) {
        List<SubscriberMessage> unanswered =
                step.memory().pending().takeOut(message -> message.route().leg().equals(route.leg()));
        if (!unanswered.isEmpty()) {
            long number = step.conversation().beginTurn();
            unanswered.forEach(message -> {
                step.conversation().put(message.inTurn(number));
                step.settle(message.arrival());
            });
        }
    }
}
