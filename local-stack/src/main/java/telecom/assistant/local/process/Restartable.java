package telecom.assistant.local.process;

/** A part in a process of its own, which a fault test may kill and start again on the same data and port. */
public interface Restartable {
    /** The process id of the part itself, for tests that signal it directly. */
    long pid();

    /** Ends the part as {@code kill -9} does; returns once it is gone. */
    void kill();

    /** Starts the part again on the same data and port, killing it first if it still runs; returns once it is ready. */
    void restart();
}
