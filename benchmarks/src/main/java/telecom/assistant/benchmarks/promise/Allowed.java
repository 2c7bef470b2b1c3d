package telecom.assistant.benchmarks.promise;

/** An utterance that may go without an answer. */
public record Allowed(FaultAllowance why, Sent sent) {}
