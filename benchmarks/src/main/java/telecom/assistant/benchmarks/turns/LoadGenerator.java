package telecom.assistant.benchmarks.turns;

/** Decides when the conversations of a row ask their questions. Only {@link #start} is confined to the event loop. */
interface LoadGenerator {

    void start();

    /** Starts no new questions. Those that are already waiting are still asked. Callable from any thread. */
    void stop();

    /** How many questions had to wait because every conversation was waiting for a reply. Callable from any thread. */
    long questionsThatWaited();
}
