package telecom.assistant.conversation.turn;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceRecord;

/** What the subscriber says: it ends the answer under way, waits, begins a turn, is turned away, or has come again. */
final class MessageRules {

    private final Step step;
    private final ReplyRules replies;
    private final boolean crowded;

    /** @param crowded whether the node holds so many waiting messages that no more may wait */
    MessageRules(Step step, State state, boolean crowded) {
        this.step = step;
        this.replies = new ReplyRules(step, state);
        this.crowded = crowded;
    }

    State take(State.Open state, SubscriberMessage message) {
        Optional<UtteranceRecord> known = step.conversation().utterance(message.utteranceId());
        if (known.isPresent()) {
            return again(state, message, known.get());
        }
        return profileOf(message.route()).supersedes()
                ? new PendingRules(step).begin(makeWay(message.arrival().envelope(), state), List.of(message))
                : letWait(state, message);
    }

    /**
     * Words of a caller or a chat go first. They end an answer on such a channel; the words of a text did not become
     * pointless by them, and are answered next.
     */
    private State.Open makeWay(Envelope<?> cause, State.Open state) {
        return state instanceof State.Answering answering
                        && !profileOf(answering.turn().route()).supersedes()
                ? replies.setAside(cause, answering)
                : replies.cut(cause, state);
    }

    private State letWait(State.Open state, SubscriberMessage message) {
        PendingTurns pending = step.memory().pending();
        // Nobody waits long when a person answers.
        boolean mayWait = !crowded || !(state instanceof State.Assisted);
        boolean waits = pending.join(message)
                || (mayWait && pending.add(message, profileOf(message.route()).arrival(), step.now()));
        return waits ? state : turnAway(state, message);
    }

    /**
     * Too much waits already: the message is kept as said, and answered by the word that all are busy. It has a turn of
     * its own, unless that would fence off the answer under way on its leg.
     */
    private State turnAway(State.Open state, SubscriberMessage message) {
        Envelope<?> cause = message.arrival().envelope();
        Conversation conversation = step.conversation();
        step.observe(
                Effect.Observation.TURNED_AWAY,
                conversation.id(),
                conversation.turn(),
                message.route().channel(),
                null);
        boolean besides = state instanceof State.Answering answering
                && answering.turn().route().leg().equals(message.route().leg());
        long turn = besides ? ((State.Answering) state).turn().number() : conversation.beginTurn();
        UtteranceRecord said = hear(message, turn);
        step.showDesk(cause, said);
        String text = step.rules().wording().in(message.language(), Phrase.BUSY);
        new NoticeRules(step)
                .say(cause, state, turn, message.route(), busyNotice(cause), NoticeKind.APOLOGY, text, Phrase.BUSY);
        step.settle(message.arrival());
        return state;
    }

    private UtteranceRecord hear(SubscriberMessage message, long turn) {
        step.memory().meet(message.route(), null, message.language());
        step.conversation()
                .heardOn(
                        message.route(),
                        message.language(),
                        message.arrival().envelope().time());
        UtteranceRecord said = message.inTurn(turn);
        step.conversation().put(said);
        return said;
    }

    /** The event has been taken before, by this engine or by one that died: it is answered once all the same. */
    private State again(State.Open state, SubscriberMessage message, UtteranceRecord said) {
        Envelope<?> cause = message.arrival().envelope();
        Optional<UtteranceRecord> turnedAway = step.conversation().utterance(busyNotice(cause));
        if (turnedAway.isPresent()) {
            new NoticeRules(step).repeat(cause, state, message.route(), NoticeKind.APOLOGY, turnedAway.get());
            step.settle(message.arrival());
            return state;
        }
        Turn turn = Turn.of(step.conversation().id(), said.turn(), List.of(message), said.language());
        Optional<UtteranceRecord> reply = step.conversation().utterance(turn.replyId());
        if (reply.isPresent()) {
            deliverAgain(state, turn, reply.get());
            step.settle(message.arrival());
            return state;
        }
        return unanswered(state, message, said, turn);
    }

    private void deliverAgain(State.Open state, Turn turn, UtteranceRecord reply) {
        if (reply.state() == UtteranceState.INTERRUPTED) {
            replies.cancel(turn.cause(), turn);
        } else {
            replies.deliver(turn.cause(), state, turn, reply, null);
            if (turn.number() == step.conversation().turn()) {
                replies.requestTransfer(turn, state);
            }
        }
    }

    private State unanswered(State.Open state, SubscriberMessage message, UtteranceRecord said, Turn turn) {
        if (state instanceof State.Answering answering && answering.turn().number() == said.turn()) {
            return answering.with(answering.turn().alsoSettling(message));
        }
        if (!(state instanceof State.Assisted) || !isStillWanted(said)) {
            step.settle(message.arrival());
            return state;
        }
        boolean last = !(state instanceof State.Answering)
                && said.turn() == step.conversation().turn();
        if (!profileOf(message.route()).supersedes() && !last) {
            return letWait(state, message);
        }
        State.Resting free = (State.Resting) makeWay(message.arrival().envelope(), state);
        return ReplyRules.begin(step, turn, free);
    }

    /**
     * Whether stored words without an answer are still to get one. Those to which a person came have been seen by that
     * person, and those of a caller or a chat are over when the subscriber has said something since.
     */
    private boolean isStillWanted(UtteranceRecord said) {
        Conversation conversation = step.conversation();
        return !conversation.wasAttendedAfter(said.turn())
                && (!step.rules().channels().of(said.channel()).supersedes()
                        || conversation.utterances().stream().noneMatch(later -> supersedes(later, said)));
    }

    private boolean supersedes(UtteranceRecord later, UtteranceRecord said) {
        return later.turn() > said.turn()
                && later.role() == Role.SUBSCRIBER
                && step.rules().channels().of(later.channel()).supersedes();
    }

    private ChannelProfile profileOf(Route route) {
        return step.rules().channels().of(route);
    }

    private static UUID busyNotice(Envelope<?> cause) {
        return Ids.derived("busy notice", cause.id());
    }
}
