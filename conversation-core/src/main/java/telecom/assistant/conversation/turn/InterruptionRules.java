package telecom.assistant.conversation.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * Resumes a reply that was interrupted by a mere backchannel ("uh-huh") or by noise. Voice platforms stop speaking at
 * any sound. The reply continues under a new turn, because the channel lets nothing more of the old one through. A
 * backchannel is kept in the transcript but does not count as consent, unless the caller had just heard a question to
 * its end.
 */
final class InterruptionRules {

    private final Step step;

    InterruptionRules(Step step) {
        this.step = step;
    }

    /** Notes that a reply was cut off while it was being generated. */
    void cut(Envelope<?> cause, Turn turn, String heard) {
        note(new Interruption(
                cause,
                turn.route(),
                turn.language(),
                turn.number(),
                heard,
                null,
                UtteranceFacts.NONE,
                turn.notes().isEmpty(),
                resumeAt()));
    }

    /** Notes that a complete reply was not heard to its end. Does nothing if something else has been said since. */
    void cut(Envelope<?> cause, UtteranceRecord reply, String heard) {
        Route route = step.conversation().routeOf(reply);
        boolean latest = reply.turn() == step.conversation().turn();
        if (reply.role() != Role.ASSISTANT || !latest || !isSpoken(route)) {
            return;
        }
        int from = reply.text().startsWith(heard) ? heard.length() : 0;
        String rest = reply.text().substring(from);
        if (!rest.isBlank()) {
            int begin = from + rest.length() - rest.stripLeading().length();
            UtteranceFacts facts = reply.facts().startingAt(begin);
            note(new Interruption(
                    cause, route, reply.language(), reply.turn(), heard, rest.strip(), facts, false, resumeAt()));
        }
    }

    private void note(Interruption interruption) {
        if (isSpoken(interruption.route())) {
            step.memory().setInterruption(interruption);
            step.atOnce(new Effect.StartTimer(step.rules().limits().resumeAfter()));
        }
    }

    private Instant resumeAt() {
        return step.now().plus(step.rules().limits().resumeAfter());
    }

    /**
     * Handles a backchannel: resumes the interrupted reply, or lets the one under way continue. Empty if the message is
     * not a backchannel, or is an answer.
     */
    Optional<State> backchannel(State.Open state, SubscriberMessage message) {
        if (!isSpoken(message.route()) || !step.rules().signals().isBackchannel(message.input())) {
            return Optional.empty();
        }
        if (state instanceof State.Answering answering
                && isOn(message.route(), answering.turn().route())) {
            keep(message, answering.turn().number());
            return Optional.of(state);
        }
        Interruption cut = step.memory().interruption();
        boolean listens = cut != null && isOn(message.route(), cut.route()) && !cut.endsWithQuestion();
        return listens && state instanceof State.Resting resting
                ? Optional.of(resume(resting, cut, message))
                : Optional.empty();
    }

    private void keep(SubscriberMessage message, long turn) {
        step.settle(message.arrival());
        step.showDesk(
                message.arrival().envelope(), step.hear(List.of(message), turn).get(0));
    }

    private State resume(State.Resting state, Interruption cut, SubscriberMessage message) {
        step.memory().setInterruption(null);
        long number = step.conversation().beginTurn();
        if (cut.rest() == null && cut.mayAskAgain()) {
            step.showDesk(
                    message.arrival().envelope(),
                    step.hear(List.of(message), number).get(0));
            Turn turn = Turn.of(step.conversation().id(), number, List.of(message), cut.language());
            return new ReplyRules(step)
                    .begin(turn, state, step.conversation().context().asAskedIn(cut.turn()));
        }
        keep(message, number);
        sayRest(state, cut, number);
        return state;
    }

    /** Handles silence after an interruption: says the rest of the reply, or prompts the caller. */
    State resume(State state) {
        Interruption cut = step.memory().interruption();
        step.memory().setInterruption(null);
        if (cut != null && state instanceof State.Resting resting) {
            sayRest(resting, cut, step.conversation().beginTurn());
        }
        return state;
    }

    private void sayRest(State.Resting state, Interruption cut, long number) {
        if (cut.rest() == null) {
            new NoticeRules(step, cut.cause()).say(state, number, cut.route(), NoticeKind.SILENCE, Phrase.SILENCE);
            return;
        }
        Conversation conversation = step.conversation();
        UtteranceRecord rest = UtteranceRecord.of(
                        Ids.derived("reply", conversation.id() + "/" + number),
                        number,
                        Role.ASSISTANT,
                        cut.route(),
                        cut.rest(),
                        cut.language(),
                        step.now())
                .with(cut.facts());
        conversation.put(rest);
        step.showDesk(cut.cause(), state, rest);
        new ReplyRules(step).publish(cut.cause(), cut.route(), rest, Author.ASSISTANT, true, null);
    }

    /** How long until the reply is resumed; empty if none was interrupted. */
    Optional<Duration> untilResumed() {
        return Optional.ofNullable(step.memory().interruption())
                .map(cut -> Duration.between(step.now(), cut.resumeAt()));
    }

    private boolean isSpoken(Route route) {
        return step.rules().channels().of(route).spoken();
    }

    private static boolean isOn(Route one, Route other) {
        return one.leg().equals(other.leg());
    }
}
