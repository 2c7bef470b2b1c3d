/**
 * Decides what each event does to a conversation. {@link telecom.assistant.conversation.turn.Decider} is a pure
 * function from a state and an event to the next state and the effects; nothing here reads a clock, waits or does I/O.
 * The table of all transitions is in {@code docs/architecture.md}, and a test compares it with the code.
 */
package telecom.assistant.conversation.turn;
