package telecom.assistant.benchmarks.promise;

/** An utterance without an answer, and without a promise being broken. */
public record Excused(Excuse why, Sent said) {}
