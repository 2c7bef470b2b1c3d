package telecom.assistant.benchmarks.model;

/** A way to ask the tier for a stream. */
interface Asker extends AutoCloseable {

    String title();

    /** Asks on the caller's event loop and tells the track what comes; the outcome breaks the stream off. */
    Runnable ask(Track track);

    /** As {@link #ask}; what it throws is how the stream failed. */
    default Runnable begin(Track track) {
        try {
            return ask(track);
        } catch (RuntimeException e) {
            track.fail(e);
            return () -> {};
        }
    }

    @Override
    void close();
}
