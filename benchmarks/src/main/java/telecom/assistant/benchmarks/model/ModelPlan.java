package telecom.assistant.benchmarks.model;

/**
 * How much of everything.
 *
 * @param streams at once, each at a pace
 * @param cancels streams that are cancelled midway, all of them open at once
 * @param instant streams that come as fast as they can
 * @param connections kept alive, through which those go
 * @param seed of what is drawn at random: where streams are cancelled
 */
public record ModelPlan(int streams, int cancels, int instant, int connections, long seed) {

    public static final ModelPlan FULL = new ModelPlan(1_000, 1_000, 20_000, 16, 1);

    public ModelPlan {
        if (streams < 1 || cancels < 1 || instant < 1 || connections < 1) {
            throw new IllegalArgumentException("streams: " + streams + ", cancels: " + cancels + ", instant: " + instant
                    + ", connections: " + connections + " (expected: each at least 1)");
        }
    }

    public ModelPlan withStreams(int number) {
        return new ModelPlan(number, number, instant, connections, seed);
    }

    public ModelPlan withInstant(int number) {
        return new ModelPlan(streams, cancels, number, connections, seed);
    }

    public ModelPlan withSeed(long number) {
        return new ModelPlan(streams, cancels, instant, connections, number);
    }
}
