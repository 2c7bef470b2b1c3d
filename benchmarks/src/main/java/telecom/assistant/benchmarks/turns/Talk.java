package telecom.assistant.benchmarks.turns;

/** How conversations ask. Lives on the event loop, but for {@link #stop}. */
interface Talk {

    void start();

    /** Nobody asks anything more, soon. Callable from any thread. */
    void stop();

    /** How many questions had to wait because every conversation was waiting for a reply. */
    long waited();
}
