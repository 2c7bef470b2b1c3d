package telecom.assistant.local.process;

/** A part in a process of its own that a fault harness may kill and start again on the same data and port. */
public interface Restartable {
    /** Process id of the part itself, for signals the harness wants to send on its own. */
    long pid();

    /** Ends the part as {@code kill -9} does; returns when it is gone. */
    void kill();

    /** Starts the part again on the same data and port, killing it first when it still runs; returns when it is ready. */
    void restart();
}
