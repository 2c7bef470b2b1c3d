package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import telecom.assistant.benchmarks.cluster.Cluster;

/** Injects faults into the process that runs the channels. When a method returns, the process is running again. */
final class ChannelFaults {

    private final Cluster cluster;
    private final EngineFaults engines;
    private final Duration stop;
    private final Pauses pauses;

    /** @param stop how long an engine is stopped */
    ChannelFaults(Cluster cluster, EngineFaults engines, Duration stop, Pauses pauses) {
        this.cluster = cluster;
        this.engines = engines;
        this.stop = stop;
        this.pauses = pauses;
    }

    void kill() {
        cluster.channels().kill();
        pauses.downtime();
        cluster.channels().restart();
    }

    void killWhileEngineIsStopped() {
        engines.stopWhile(() -> {
            kill();
            pauses.exactly(stop);
        });
    }
}
