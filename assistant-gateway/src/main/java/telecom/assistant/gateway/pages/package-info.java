/**
 * The pages: the subscriber's phone at {@code /}, the agent desk at {@code /desk}, the evaluations at {@code
 * /evaluation}, and what the demonstration needs in addition to the real protocols. The phone and {@code /demo} are
 * served to this machine only, and only if enabled.
 */
package telecom.assistant.gateway.pages;
