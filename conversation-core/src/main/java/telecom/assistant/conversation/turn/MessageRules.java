package telecom.assistant.conversation.turn;

import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.turn.Effect.Observation;

/**
 * Decides on a subscriber's message: it begins a turn, waits for one, or is turned away; it may also be a redelivery.
 */
final class MessageRules {

    private final Step step;
    private final ReplyRules replies;
    private final boolean crowded;

    /** @param crowded whether the node holds so many waiting messages that no more may wait */
    MessageRules(Step step, boolean crowded) {
        this.step = step;
        this.replies = new ReplyRules(step);
        this.crowded = crowded;
    }

    /**
     * Handles a message. On every channel, a call for help or for an agent takes precedence: it neither waits for more
     * messages nor is turned away.
     */
    State receive(State.Open state, SubscriberMessage message) {
        Optional<UtteranceRecord> known = step.conversation().utterance(message.utteranceId());
        if (known.isPresent()) {
            return handleRedelivery(state, message, known.get());
        }
        Optional<State> resumed = new InterruptionRules(step).backchannel(state, message);
        if (resumed.isPresent()) {
            return resumed.get();
        }
        step.memory().setInterruption(null);
        return EmergencyRules.isCallForHelp(message)
                        || callsForAgent(state, message)
                        || profileOf(message.route()).supersedes()
                ? new PendingRules(step).begin(makeWay(message.arrival().envelope(), state), List.of(message))
                : letWait(state, message);
    }

    private boolean callsForAgent(State.Open state, SubscriberMessage message) {
        Signals signals = step.rules().signals();
        return state instanceof State.Assisted
                && (signals.isCallForAgent(message.input()) || (crowded && signals.asksForAgent(message.input())));
    }

    /**
     * Ends the answer under way, because a message on a call or in a chat takes precedence. An answer on such a channel
     * is cut off for good; a text message is still worth answering, so its answer is postponed.
     */
    private State.Open makeWay(Envelope<?> cause, State.Open state) {
        return state instanceof State.Answering answering
                        && !profileOf(answering.turn().route()).supersedes()
                ? replies.setAside(cause, answering)
                : replies.cut(cause, state);
    }

    private State letWait(State.Open state, SubscriberMessage message) {
        PendingTurns pending = step.memory().pending();
        // While an agent has the conversation or is awaited, messages do not wait, but are shown at once.
        boolean mayWait = !crowded || state.mode().kind() != ConversationMode.ASSISTANT;
        boolean waits = pending.join(message)
                || (mayWait && pending.add(message, profileOf(message.route()).arrival(), step.now()));
        return waits ? state : turnAway(state, message);
    }

    /**
     * Turns a message away because too many are waiting: stores it and answers it with a busy notice. The message gets
     * a turn of its own, unless that would fence off the answer under way on its leg.
     */
    private State turnAway(State.Open state, SubscriberMessage message) {
        Envelope<?> cause = message.arrival().envelope();
        Conversation conversation = step.conversation();
        Channel channel = message.route().channel();
        step.observe(Observation.TURNED_AWAY, conversation.id(), conversation.turn(), channel, null);
        boolean sharesTurn = state instanceof State.Answering answering
                && answering.turn().route().leg().equals(message.route().leg());
        long turn = sharesTurn ? ((State.Answering) state).turn().number() : conversation.beginTurn();
        step.showDesk(cause, step.hear(List.of(message), turn).get(0));
        busyNotice(cause).say(state, turn, message.route(), NoticeKind.APOLOGY, Phrase.BUSY);
        step.settle(message.arrival());
        return state;
    }

    /**
     * Handles a redelivery: this engine, or one that died, has already handled the event, and it must be answered only
     * once.
     */
    private State handleRedelivery(State.Open state, SubscriberMessage message, UtteranceRecord said) {
        Envelope<?> cause = message.arrival().envelope();
        if (busyNotice(cause).repeat(state, notice -> message.route(), NoticeKind.APOLOGY)) {
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
        return handleUnanswered(state, message, said, turn);
    }

    private void deliverAgain(State.Open state, Turn turn, UtteranceRecord reply) {
        if (reply.state() == UtteranceState.INTERRUPTED) {
            replies.cancel(turn.cause(), turn);
        } else {
            replies.deliver(state, turn, reply, null);
            if (turn.number() == step.conversation().turn() && reply.facts().ending() == ReplyEnding.HANDED_OVER) {
                replies.requestTransfer(turn, state);
            }
        }
    }

    private State handleUnanswered(State.Open state, SubscriberMessage message, UtteranceRecord said, Turn turn) {
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
        State.Resting resting = (State.Resting) makeWay(message.arrival().envelope(), state);
        return replies.begin(turn, resting);
    }

    /**
     * Whether a stored message without an answer should still get one. It should not if an agent has joined since then
     * and has seen it, nor, on a call or in a chat, if the subscriber has said something since.
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

    private NoticeRules busyNotice(Envelope<?> cause) {
        return new NoticeRules(step, cause, Ids.derived("busy notice", cause.id()));
    }
}
