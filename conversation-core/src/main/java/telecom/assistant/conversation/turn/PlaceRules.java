package telecom.assistant.conversation.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * Manages a subscriber's place in the queue for an agent: how often the subscriber is reminded of it, and what becomes
 * of it after a hang-up. The place is then kept for a while, so that the subscriber can call again, text or chat. After
 * that it is given up, and the desk shows why.
 */
final class PlaceRules {

    private final Step step;

    PlaceRules(Step step) {
        this.step = step;
    }

    /** Whether enough time has passed to say the hold notice again. */
    boolean mayRemind() {
        Instant earliest = step.now().minus(step.rules().limits().holdNoticeInterval());
        return step.conversation().utterances().stream()
                .filter(said -> said.role() == Role.SYSTEM && said.at().isAfter(earliest))
                .noneMatch(
                        said -> said.facts().systemParts().stream().anyMatch(part -> part.phrase() == Phrase.ON_HOLD));
    }

    /**
     * Handles a closed leg. If it was the call of a waiting subscriber, the place is kept only for a while from now on.
     * If the call was handed back to the platform, the subscriber keeps waiting there, and nothing changes.
     */
    void legClosed(State state, LegClosed closed, Envelope<?> cause) {
        Route leg = closed.route();
        boolean isCurrentLeg = step.conversation().route().leg().equals(leg.leg());
        boolean hungUp = !LegClosed.HANDED_BACK.equals(closed.reason());
        if (hungUp
                && isWaiting(state)
                && isCurrentLeg
                && step.rules().channels().of(leg).spoken()) {
            step.memory().setDeparture(new Departure(cause, leg, step.now()));
            step.atOnce(new Effect.StartTimer(step.rules().limits().placeKept()));
        }
    }

    /** How much longer the place is kept; empty if the subscriber has not hung up. */
    Optional<Duration> untilGivenUp() {
        return Optional.ofNullable(step.memory().departure())
                .map(away -> Duration.between(
                        step.now(), away.at().plus(step.rules().limits().placeKept())));
    }

    /** Removes from the queue a subscriber who has not come back. */
    State giveUp(State state) {
        Departure away = step.memory().departure();
        step.memory().setDeparture(null);
        if (!(state instanceof State.WaitingForAgent waiting)) {
            return state;
        }
        Conversation conversation = step.conversation();
        State.Idle idle = waiting.giveUp();
        step.observe(Effect.Observation.WAIT_ABANDONED, conversation.id(), conversation.turn(), null, null);
        new SuggestionRules(step).withdraw(away.cause());
        String text = step.rules().wording().in(conversation.language(), Phrase.PLACE_GIVEN_UP);
        UtteranceRecord note = UtteranceRecord.of(
                        Ids.derived("place", away.cause().id()),
                        conversation.beginTurn(),
                        Role.SYSTEM,
                        away.leg(),
                        text,
                        conversation.language(),
                        step.now())
                .with(UtteranceFacts.said(Phrase.PLACE_GIVEN_UP, text));
        conversation.put(note);
        step.showDesk(away.cause(), idle, note);
        return idle;
    }

    private static boolean isWaiting(State state) {
        return state instanceof State.WaitingForAgent
                || (state instanceof State.Answering answering && answering.awaited() != null);
    }

    /**
     * The departure of a subscriber who hung up while waiting for an agent.
     *
     * @param cause the event that reported the end of the call
     */
    record Departure(Envelope<?> cause, Route leg, Instant at) {}
}
