package telecom.assistant.channel.voice.inbound;

/**
 * Notices that a line is noisy: we are interrupted again and again by somebody who then says nothing. Safe for use by
 * many threads.
 */
final class NoiseWatch {

    private final int limit;
    private final Runnable onNoise;
    private int wordless;
    private boolean noisy;

    /**
     * @param limit after how many interruptions in a row without words the line is noisy; 0 for never
     * @param onNoise runs once
     */
    NoiseWatch(int limit, Runnable onNoise) {
        this.limit = limit;
        this.onNoise = onNoise;
    }

    /** The platform reports that the caller spoke over us. */
    synchronized void interrupted() {
        wordless++;
        if (!noisy && wordless == limit) {
            noisy = true;
            onNoise.run();
        }
    }

    /** The caller did say something. */
    synchronized void words() {
        wordless = 0;
    }
}
