package telecom.assistant.benchmarks.load;

import java.nio.file.Path;
import telecom.assistant.benchmarks.cluster.Cluster;

/** One process with all roles, and its stack, for the tests of this package; both end with the test run. */
final class SharedCluster {

    static final LoadPlan LOAD = new LoadPlan(LoadPlan.FULL.subscribers(), 4, 1);

    private static Cluster cluster;

    private SharedCluster() {}

    /** Starts it unless it is running. Its stand-ins are as the last test left them. */
    static synchronized Cluster running() {
        if (cluster == null) {
            cluster = Cluster.singleProcess(
                    Path.of(System.getProperty("work.folder"), "shared"),
                    Path.of(System.getProperty("gateway.jar")),
                    new LoadRun(LOAD, System.out).settings());
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        }
        return cluster;
    }
}
