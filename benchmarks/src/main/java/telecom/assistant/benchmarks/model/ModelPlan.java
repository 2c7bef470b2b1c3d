package telecom.assistant.benchmarks.model;

/**
 * The size of a run of the model benchmark.
 *
 * @param streams how many streams run at a realistic pace, all at once
 * @param cancels how many streams are cancelled midway, all open at once
 * @param instant how many streams are opened as fast as possible
 * @param connections how many reused connections the instant streams go through
 * @param seed the seed for the random points at which streams are cancelled
 */
public record ModelPlan(int streams, int cancels, int instant, int connections, long seed) {

    public static final ModelPlan FULL = new ModelPlan(1_000, 1_000, 20_000, 16, 1);

    public ModelPlan {
        if (streams < 1 || cancels < 1 || instant < 1 || connections < 1) {
            throw new IllegalArgumentException("streams: " + streams + ", cancels: " + cancels + ", instant: " + instant
                    + ", connections: " + connections + " (expected: each at least 1)");
        }
    }
}
