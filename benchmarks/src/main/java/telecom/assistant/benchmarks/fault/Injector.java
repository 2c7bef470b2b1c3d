package telecom.assistant.benchmarks.fault;

import static telecom.assistant.local.model.Fault.ERROR_MIDWAY;
import static telecom.assistant.local.model.Fault.NO_FIRST_TOKEN;
import static telecom.assistant.local.model.Fault.OVERLOADED;
import static telecom.assistant.local.model.Fault.RESET;
import static telecom.assistant.local.model.Fault.STALL_MIDWAY;
import static telecom.assistant.local.model.Fault.TRUNCATED;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.local.gateway.Gateway;
import telecom.assistant.local.model.Fault;
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.local.process.Restartable;
import telecom.assistant.local.process.StackFailure;

/**
 * Injects faults into a cluster and ends them: on return everything is running again. Fails if a fault could not be
 * injected as intended.
 */
final class Injector {

    private static final int MANY = 2_000;
    private static final Duration MODEL_FAULT = Duration.ofSeconds(5);
    private static final Duration LONGEST_DOWNTIME = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final FaultPlan plan;
    private final Random random;

    Injector(Cluster cluster, FaultPlan plan) {
        this.cluster = cluster;
        this.plan = plan;
        this.random = new Random(plan.seed() + 1);
    }

    /** Injects a fault and ends it; returns the {@link System#nanoTime()} of its end. */
    long inject(FaultKind fault) {
        cluster.requireRunning();
        Runnable injection =
                switch (fault) {
                    case ENGINE_KILLED -> () -> kill(engine());
                    case CHANNELS_KILLED -> () -> kill(cluster.channels());
                    case BROKER_KILLED -> () -> kill(cluster.stack().kafka());
                    case DATABASE_KILLED -> () -> kill(cluster.stack().postgres());
                    case ENGINE_STOPPED ->
                        () -> stop(
                                StoppedProcesses.one(engine().pid()),
                                plan.scale().engineStop());
                    case DATABASE_STALLED ->
                        () -> stop(
                                StoppedProcesses.withDescendants(
                                        cluster.stack().postgres().pid()),
                                plan.scale().databaseStall());
                    case MODEL_STALLED -> () -> failModel(NO_FIRST_TOKEN, STALL_MIDWAY);
                    case MODEL_FAILED -> () -> failModel(OVERLOADED, RESET, ERROR_MIDWAY, TRUNCATED);
                };
        injection.run();
        return System.nanoTime();
    }

    /** Waits a random time, so that faults hit the system at random points. */
    void pause(Duration longest) {
        wait(Duration.ofMillis(random.nextLong(longest.toMillis())));
    }

    private Gateway engine() {
        return cluster.engines().get(random.nextInt(cluster.engines().size()));
    }

    private void kill(Gateway node) {
        node.kill();
        pause(LONGEST_DOWNTIME);
        node.restart();
    }

    private void kill(Restartable part) {
        part.kill();
        pause(LONGEST_DOWNTIME);
        part.restart();
    }

    private static void stop(StoppedProcesses stopped, Duration time) {
        try (stopped) {
            wait(time);
        }
    }

    private void failModel(Fault... ways) {
        ModelStandIn model = cluster.stack().model();
        model.fail(ways[random.nextInt(ways.length)], MANY);
        wait(MODEL_FAULT);
        if (model.heal() == MANY) {
            throw new StackFailure("the inference tier was failing, but nobody asked it anything");
        }
    }

    private static void wait(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a fault", e);
        }
    }
}
