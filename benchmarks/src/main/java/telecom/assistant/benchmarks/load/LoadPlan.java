package telecom.assistant.benchmarks.load;

/**
 * The size of a load run.
 *
 * @param subscribers how many subscribers talk at once; of every 25, 23 use one channel and 2 alternate between two
 * @param utterances how many utterances each of them sends
 * @param seed the seed for everything random
 */
public record LoadPlan(int subscribers, int utterances, long seed) {

    public static final LoadPlan FULL = new LoadPlan(500, 20, 1);

    public LoadPlan {
        if (subscribers < 1) {
            throw new IllegalArgumentException("subscribers: " + subscribers + " (expected: at least 1)");
        }
        // Subscribers who use two channels send half of their utterances on each.
        if (utterances < 2 || utterances % 2 != 0) {
            throw new IllegalArgumentException("utterances: " + utterances + " (expected: an even number)");
        }
    }
}
