/**
 * What becomes of a conversation with each event. {@link telecom.assistant.conversation.turn.Decider} is a pure function
 * from a state and an event to the next state and effects; nothing here reads a clock, waits or does I/O. The table of all
 * transitions stands in {@code docs/architecture.md}, and a test holds it against the code.
 */
package telecom.assistant.conversation.turn;
