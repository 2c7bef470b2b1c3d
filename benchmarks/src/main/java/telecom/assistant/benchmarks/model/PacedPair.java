package telecom.assistant.benchmarks.model;

/** The same streams through bare sockets and through the model client. */
record PacedPair(PacedStreams socket, PacedStreams client) {}
