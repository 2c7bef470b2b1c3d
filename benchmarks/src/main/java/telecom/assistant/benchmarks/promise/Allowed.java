package telecom.assistant.benchmarks.promise;

/**
 * An utterance that may go without an answer.
 *
 * @param why the reason for that
 */
public record Allowed(FaultAllowance why, Sent sent) {}
