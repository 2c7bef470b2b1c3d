package telecom.assistant.benchmarks.turns;

/**
 * A turn that was answered as it should be; all times by {@link System#nanoTime()}.
 *
 * @param due when it was to begin; as {@code asked} if it was to begin whenever it could
 * @param asked when the question was posted
 * @param first when the first words of the model were there
 * @param done when the whole reply was there
 * @param modelNanos the stand-in's own part of the time to the first words
 */
record Turn(long due, long asked, long first, long done, long modelNanos) {

    /** What everything but the model took until the first words were there. */
    long addedNanos() {
        return Math.max(0, first - asked - modelNanos);
    }
}
