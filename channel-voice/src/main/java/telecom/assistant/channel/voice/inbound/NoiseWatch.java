package telecom.assistant.channel.voice.inbound;

/**
 * Detects a noisy line, on which we are repeatedly interrupted although the caller says nothing. Safe for use by many
 * threads.
 */
final class NoiseWatch {

    private final int limit;
    private final Runnable onNoise;
    private int wordlessInterruptions;
    private boolean noisy;

    /**
     * @param limit how many consecutive interruptions without speech make the line count as noisy; 0 for never
     * @param onNoise runs once, when the line turns out to be noisy
     */
    NoiseWatch(int limit, Runnable onNoise) {
        this.limit = limit;
        this.onNoise = onNoise;
    }

    /** Notes that the platform reported an interruption. */
    synchronized void interrupted() {
        wordlessInterruptions++;
        if (!noisy && wordlessInterruptions == limit) {
            noisy = true;
            onNoise.run();
        }
    }

    /** Notes that the caller did say something. */
    synchronized void callerSpoke() {
        wordlessInterruptions = 0;
    }
}
