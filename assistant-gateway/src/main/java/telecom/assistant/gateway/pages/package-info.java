/**
 * The pages: the subscriber's phone at {@code /}, the agent desk at {@code /desk}, the evaluations at {@code
 * /evaluation}, and what the demonstration needs beside the real protocols. The phone and {@code /demo} are for this
 * machine only, and only when asked for.
 */
package telecom.assistant.gateway.pages;
