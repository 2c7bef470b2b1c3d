package telecom.assistant.benchmarks.model;

/** The same streams by bare sockets and by the model client. */
record PacedPair(Paced socket, Paced client) {}
