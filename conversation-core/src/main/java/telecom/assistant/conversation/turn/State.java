package telecom.assistant.conversation.turn;

import telecom.assistant.channel.event.Agent;
import telecom.assistant.conversation.Mode;

/**
 * The state of a conversation. A transition is a method of the state that permits it; from any other state it does not
 * compile. Messages may wait for a turn in every state but {@link Closed}, to which an erasure leads from any state.
 */
public sealed interface State {

    /** What is known about the subscriber; no longer changed once the state has been decided on. */
    Memory memory();

    /** The same state with a copy of its memory, for a decision to work on. */
    State with(Memory copy);

    /** No conversation is open: at first, and after one has ended. The subscriber's next message or call opens one. */
    record Closed(Memory memory) implements State {

        @Override
        public Closed with(Memory copy) {
            return new Closed(copy);
        }

        Idle open() {
            return new Idle(memory);
        }
    }

    /** A conversation is open. */
    sealed interface Open extends State {

        /** Who answers, as it is stored. */
        Mode mode();

        /** An agent takes over, asked for or not. */
        default Attended attend(Agent agent) {
            return new Attended(memory(), agent, mode().handoff());
        }

        default Closed close() {
            return new Closed(memory());
        }
    }

    /**
     * The assistant has the conversation. Ends when it hands over, when an agent takes over, or with the conversation.
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
            return new Answering(memory(), turn);
        }
    }

    /**
     * Nothing is being answered and no message waits. Ends when the subscriber says something, when an agent takes
     * over, or when the conversation lapses because nobody has said anything for long.
     */
    record Idle(Memory memory) implements Resting {

        @Override
        public Idle with(Memory copy) {
            return new Idle(copy);
        }

        Gathering gather() {
            return new Gathering(memory);
        }
    }

    /**
     * Messages wait for more to join them before they are answered together. Ends with the gathering window, when a
     * message that is answered at once arrives, when an agent takes over, or when the subscriber opts out or the leg
     * closes, so that no message waits any more.
     */
    record Gathering(Memory memory) implements Resting {

        @Override
        public Gathering with(Memory copy) {
            return new Gathering(copy);
        }

        /** No message waits any more. */
        Idle rest() {
            return new Idle(memory);
        }
    }

    /**
     * The model is answering a turn. Ends when the reply does, in {@link WaitingForAgent} if the model hands over. A
     * newer event ends it earlier: a message that supersedes, an interruption, a hang-up, an opt-out, or an agent who
     * takes over.
     */
    record Answering(Memory memory, Turn turn) implements Assisted {

        @Override
        public Answering with(Memory copy) {
            return new Answering(copy, turn);
        }

        /** The same answer, with more in its turn. */
        Answering with(Turn newTurn) {
            return new Answering(memory, newTurn);
        }

        /** The turn has ended, completed or cut off. */
        Idle end() {
            return new Idle(memory);
        }

        WaitingForAgent handOver(Mode.Handoff handoff) {
            return new WaitingForAgent(memory, handoff);
        }
    }

    /**
     * The assistant has handed over, and no agent has come yet. Ends when an agent takes over, or when none has come
     * for so long that the assistant answers again.
     */
    record WaitingForAgent(Memory memory, Mode.Handoff handoff) implements Open {

        @Override
        public WaitingForAgent with(Memory copy) {
            return new WaitingForAgent(copy, handoff);
        }

        @Override
        public Mode mode() {
            return Mode.waiting(handoff);
        }

        /** No agent came; the assistant answers again. */
        Idle giveUp() {
            return new Idle(memory);
        }
    }

    /**
     * An agent has the conversation. Ends when that agent hands back to the assistant, when another agent takes over,
     * or with the conversation: the agent ends it, or it lapses because nobody has said anything for long.
     *
     * @param handoff why a person was wanted; null if the agent came unasked
     */
    record Attended(Memory memory, Agent agent, Mode.Handoff handoff) implements Open {

        @Override
        public Attended with(Memory copy) {
            return new Attended(copy, agent, handoff);
        }

        @Override
        public Mode mode() {
            return Mode.attended(agent, handoff);
        }

        boolean isBy(Agent other) {
            return agent.id().equals(other.id());
        }

        Idle handBack() {
            return new Idle(memory);
        }
    }
}
