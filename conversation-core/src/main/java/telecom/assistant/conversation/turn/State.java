package telecom.assistant.conversation.turn;

import telecom.assistant.channel.event.Agent;
import telecom.assistant.conversation.Mode;

/**
 * Where a conversation stands. A transition is a method of the state that permits it; from any other state it does not
 * compile. Messages that wait for a turn are data of every state but {@link Closed}.
 */
public sealed interface State {

    /** What is known beside the state itself; never changed once the state has been decided on. */
    Memory memory();

    /** The same state, for a decision to work on. */
    State with(Memory copy);

    /** No conversation is open: at first, and after one has ended. The subscriber's next words, or a call, open one. */
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

        /** Who answers, as the store keeps it. */
        Mode mode();

        /** An agent takes over, asked for or not. */
        default Attended attend(Agent agent) {
            return new Attended(memory(), agent, mode().handoff());
        }

        default Closed close() {
            return new Closed(memory());
        }
    }

    /** The assistant answers, and no agent is wanted. */
    sealed interface Assisted extends Open {

        @Override
        default Mode mode() {
            return new Mode.Assisted();
        }
    }

    /** No answer is under way. */
    sealed interface Resting extends Assisted {

        default Answering answer(Turn turn) {
            return new Answering(memory(), turn);
        }
    }

    /** Nothing is asked, nothing waits. The subscriber's words end it, or an agent who takes over. */
    record Idle(Memory memory) implements Resting {

        @Override
        public Idle with(Memory copy) {
            return new Idle(copy);
        }

        Gathering gather() {
            return new Gathering(memory);
        }
    }

    /** Messages wait for more of them to join. The end of the gathering window ends it, or words that are answered at once. */
    record Gathering(Memory memory) implements Resting {

        @Override
        public Gathering with(Memory copy) {
            return new Gathering(copy);
        }

        /** Nothing waits any more. */
        Idle rest() {
            return new Idle(memory);
        }
    }

    /** The model answers a turn. The reply's end ends it, or something newer: words, an interruption, a hang-up, an agent. */
    record Answering(Memory memory, Turn turn) implements Assisted {

        @Override
        public Answering with(Memory copy) {
            return new Answering(copy, turn);
        }

        /** The reply goes on. */
        Answering with(Turn newTurn) {
            return new Answering(memory, newTurn);
        }

        /** The turn has ended, however it did. */
        Idle end() {
            return new Idle(memory);
        }

        WaitingForAgent handOver(Mode.Handoff handoff) {
            return new WaitingForAgent(memory, handoff);
        }
    }

    /** A person is wanted and has not come. An agent ends it, or the end of the patience, or of the conversation. */
    record WaitingForAgent(Memory memory, Mode.Handoff handoff) implements Open {

        @Override
        public WaitingForAgent with(Memory copy) {
            return new WaitingForAgent(copy, handoff);
        }

        @Override
        public Mode mode() {
            return new Mode.Waiting(handoff);
        }

        /** Nobody came; the assistant answers again. */
        Idle giveUp() {
            return new Idle(memory);
        }
    }

    /**
     * An agent answers. Handing back ends it, another agent, or the end of the conversation.
     *
     * @param handoff why a person was wanted; null when the agent came unasked
     */
    record Attended(Memory memory, Agent agent, Mode.Handoff handoff) implements Open {

        @Override
        public Attended with(Memory copy) {
            return new Attended(copy, agent, handoff);
        }

        @Override
        public Mode mode() {
            return new Mode.Attended(agent, handoff);
        }

        boolean isBy(Agent other) {
            return agent.id().equals(other.id());
        }

        Idle handBack() {
            return new Idle(memory);
        }
    }
}
