package telecom.assistant.benchmarks.model;

/** A way to get streams from the tier. */
interface StreamSource extends AutoCloseable {

    String title();

    /** Opens a stream on the caller's event loop and passes what arrives to the track. Running the result cancels it. */
    Runnable open(Track track);

    /** As {@link #open}, but an exception becomes the failure of the stream. */
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
