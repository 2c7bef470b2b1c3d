package telecom.assistant.benchmarks.turns;

/**
 * A turn that was answered as it should be; all times by {@link System#nanoTime()}.
 *
 * @param due when it was to begin; the same as {@code asked} if no time was set
 * @param asked when the question was posted
 * @param first when the first words of the model arrived
 * @param done when the whole reply had arrived
 * @param modelNanos how much of the time to the first words the stand-in itself took
 */
record Turn(long due, long asked, long first, long done, long modelNanos) {

    /** How long everything but the model took until the first words arrived. */
    long addedNanos() {
        return Math.max(0, first - asked - modelNanos);
    }
}
