package telecom.assistant.conversation.turn;

import telecom.assistant.channel.event.Agent;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.TakeOverResult;

/**
 * The state of a conversation. A transition is a method of the states that permit it, so a forbidden transition does
 * not compile. Messages may wait for a turn in every state but {@link Closed}, to which an erasure leads from any
 * state.
 */
public sealed interface State {

    /** Restores the state of a subscriber whom this engine has just taken over. */
    static State restored(TakeOverResult stored) {
        return stored.conversation()
                .map(loaded -> restored(loaded.conversation().mode()))
                .orElseGet(Closed::new);
    }

    private static State restored(Mode mode) {
        return switch (mode.kind()) {
            case ASSISTANT -> new Idle();
            case WAITING -> new WaitingForAgent(mode.handoff());
            case AGENT -> new Attended(mode.agent(), mode.handoff());
        };
    }

    /** No conversation is open: at first, and after one has ended. The subscriber's next message or call opens one. */
    record Closed() implements State {

        Idle open() {
            return new Idle();
        }
    }

    /** A conversation is open. */
    sealed interface Open extends State {

        /** Who answers, in the form that is stored. */
        Mode mode();

        /** An agent takes over, asked for or not. */
        default Attended attend(Agent agent) {
            return new Attended(agent, mode().handoff());
        }

        default Closed close() {
            return new Closed();
        }
    }

    /**
     * The assistant answers, even while the subscriber is waiting for an agent. Ends when an agent takes over, or with
     * the conversation.
     */
    sealed interface Assisted extends Open {

        @Override
        default Mode mode() {
            return Mode.ASSISTED;
        }
    }

    /** No answer is under way. Ends when a turn begins, and with {@link Assisted}. */
    sealed interface Resting extends Assisted {

        default Answering answer(Turn turn) {
            return new Answering(turn, null);
        }
    }

    /**
     * Nothing is being answered and no message is waiting. Ends when the subscriber says something, when an agent takes
     * over, or when the conversation lapses after a long silence.
     */
    record Idle() implements Resting {

        Gathering gather() {
            return new Gathering();
        }
    }

    /**
     * Messages wait for more to join them before they are answered together. Ends with the gathering window, when a
     * message that is answered at once arrives, when an agent takes over, or when the subscriber opts out or the leg
     * closes, so that no message waits any more.
     */
    record Gathering() implements Resting {

        /** No messages are waiting any more. */
        Idle rest() {
            return new Idle();
        }
    }

    /**
     * The model is answering a turn. Ends when the reply does, in {@link WaitingForAgent} if the model hands over. A
     * newer event ends it earlier: a message that supersedes, an interruption, a hang-up, an opt-out, or an agent who
     * takes over.
     *
     * @param awaited the hand-off for which an agent is awaited meanwhile; null if none is awaited
     */
    record Answering(Turn turn, Mode.Handoff awaited) implements Assisted {

        @Override
        public Mode mode() {
            return awaited == null ? Mode.ASSISTED : Mode.waiting(awaited);
        }

        /** The same state, with an updated turn. */
        Answering with(Turn newTurn) {
            return new Answering(newTurn, awaited);
        }

        /** The turn has ended, completed or cut off. A subscriber who was waiting for an agent still is. */
        Resting end() {
            return awaited == null ? new Idle() : new WaitingForAgent(awaited);
        }

        /** An agent is wanted. A subscriber who was already waiting for one keeps their place. */
        WaitingForAgent handOver(Mode.Handoff handoff) {
            return new WaitingForAgent(awaited == null ? handoff : awaited);
        }
    }

    /**
     * The assistant has handed over, and no agent has come yet; meanwhile the assistant still answers. Ends when an
     * agent takes over, when the subscriber no longer wants one, or when the wait has been too long.
     */
    record WaitingForAgent(Mode.Handoff handoff) implements Resting {

        @Override
        public Mode mode() {
            return Mode.waiting(handoff);
        }

        @Override
        public Answering answer(Turn turn) {
            return new Answering(turn, handoff);
        }

        /** No agent came, or none is wanted any more. */
        Idle giveUp() {
            return new Idle();
        }
    }

    /**
     * An agent has the conversation. Ends when that agent hands back to the assistant, when another agent takes over,
     * or with the conversation: the agent ends it, or it lapses after a long silence.
     *
     * @param handoff the hand-off that asked for the agent; null if the agent came unasked
     */
    record Attended(Agent agent, Mode.Handoff handoff) implements Open {

        @Override
        public Mode mode() {
            return Mode.attended(agent, handoff);
        }

        boolean isHeldBy(Agent other) {
            return agent.id().equals(other.id());
        }

        Idle handBack() {
            return new Idle();
        }
    }
}
