package telecom.assistant.store.deadletter;

/** Where a record is in the topic of dead letters. */
public record Position(int partition, long offset) {}
