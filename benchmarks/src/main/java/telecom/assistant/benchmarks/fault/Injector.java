package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.Random;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.benchmarks.load.Crowd;
import telecom.assistant.channel.faultinjection.StopPointFolder;
import telecom.assistant.local.kafka.KafkaPart;

/**
 * Injects faults into a cluster and ends them: when a method returns, everything is running again. Fails if a fault
 * could not be injected as intended.
 */
final class Injector {

    private final Cluster cluster;
    private final Crowd crowd;
    private final Duration quiet;
    private final Pauses pauses;
    private final EngineFaults engines;
    private final ChannelFaults channels;
    private final DatabaseFaults database;
    private final ModelFaults model;

    /** @param points arms the stop points of the engines */
    Injector(Cluster cluster, Crowd crowd, FaultPlan plan, StopPointFolder points) {
        Random random = new Random(plan.seed() + 1);
        Duration stop = plan.scale().engineStop();
        this.cluster = cluster;
        this.crowd = crowd;
        this.quiet = plan.scale().quiet();
        this.pauses = new Pauses(random);
        this.engines = new EngineFaults(cluster, points, stop, random, pauses);
        this.channels = new ChannelFaults(cluster, engines, stop, pauses);
        this.database = new DatabaseFaults(cluster, engines, plan.scale(), pauses);
        this.model = new ModelFaults(cluster.stack().model(), random, pauses);
    }

    /** Injects a fault and ends it; returns the {@link System#nanoTime()} of its end. */
    long inject(FaultKind fault) {
        cluster.requireRunning();
        fault.inject(this);
        return System.nanoTime();
    }

    /** Waits a random time, so that faults hit the system at random points. */
    void pause(Duration longest) {
        pauses.atMost(longest);
    }

    EngineFaults engines() {
        return engines;
    }

    ChannelFaults channels() {
        return channels;
    }

    DatabaseFaults database() {
        return database;
    }

    ModelFaults model() {
        return model;
    }

    void killBroker() {
        KafkaPart broker = cluster.stack().kafka();
        broker.kill();
        pauses.downtime();
        broker.restart();
    }

    void keepQuiet() {
        crowd.keepQuiet();
        try {
            pauses.exactly(quiet);
        } finally {
            crowd.talkAgain();
        }
    }
}
