package telecom.assistant.store.deadletter;

/** The position of a record in the dead-letter topic. */
public record Position(int partition, long offset) {}
