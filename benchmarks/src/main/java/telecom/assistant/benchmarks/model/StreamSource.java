package telecom.assistant.benchmarks.model;

/** A way to get streams from the tier. */
interface StreamSource extends AutoCloseable {

    String title();

    /**
     * Opens a stream on the caller's event loop and passes what arrives to the track. Running the result cancels the
     * stream.
     */
    Runnable open(Track track);

    /** Does the same as {@link #open}, but turns an exception into a failure of the stream. */
    default Runnable begin(Track track) {
        try {
            return open(track);
        } catch (RuntimeException e) {
            track.fail(e);
            return () -> {};
        }
    }

    @Override
    void close();
}
