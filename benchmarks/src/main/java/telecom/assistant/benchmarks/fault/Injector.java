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
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.local.process.Restartable;
import telecom.assistant.local.process.StackFailure;

/**
 * Does the faults to a cluster, and undoes what can be undone: on return everything runs again. Fails when a fault could
 * not be done as it is meant.
 */
final class Injector {

    private static final int MANY = 2_000;
    private static final long LONGEST_GAP_MILLIS = 2_000;

    private final Cluster cluster;
    private final FaultPlan plan;
    private final Random random;

    Injector(Cluster cluster, FaultPlan plan) {
        this.cluster = cluster;
        this.plan = plan;
        this.random = new Random(plan.seed() + 1);
    }

    /** Returns when it was undone, by {@link System#nanoTime()}. */
    long inject(Fault fault) {
        cluster.requireRunning();
        long database = cluster.stack().postgres().pid();
        switch (fault) {
            case ENGINE_KILLED -> kill(engine());
            case CHANNELS_KILLED -> kill(cluster.channels());
            case BROKER_KILLED -> kill(cluster.stack().kafka());
            case DATABASE_KILLED -> kill(cluster.stack().postgres());
            case ENGINE_STOPPED -> hold(StoppedProcesses.one(engine().pid()), plan.engineStop());
            case DATABASE_STALLED -> hold(StoppedProcesses.withDescendants(database), plan.databaseStall());
            case MODEL_STALLED -> trouble(NO_FIRST_TOKEN, STALL_MIDWAY);
            case MODEL_FAILED -> trouble(OVERLOADED, RESET, ERROR_MIDWAY, TRUNCATED);
        }
        return System.nanoTime();
    }

    /** A random time, so that faults meet the system at random points. */
    void pause(Duration longest) {
        wait(Duration.ofMillis(random.nextLong(longest.toMillis())));
    }

    private Gateway engine() {
        return cluster.engines().get(random.nextInt(cluster.engines().size()));
    }

    private void kill(Gateway node) {
        node.kill();
        pauseBeforeRestart();
        node.restart();
    }

    private void kill(Restartable part) {
        part.kill();
        pauseBeforeRestart();
        part.restart();
    }

    private void pauseBeforeRestart() {
        pause(Duration.ofMillis(LONGEST_GAP_MILLIS));
    }

    private static void hold(StoppedProcesses stopped, Duration time) {
        try (stopped) {
            wait(time);
        }
    }

    private void trouble(telecom.assistant.local.model.Fault... ways) {
        ModelStandIn model = cluster.stack().model();
        model.fail(ways[random.nextInt(ways.length)], MANY);
        wait(plan.modelTrouble());
        if (model.heal() == MANY) {
            throw new StackFailure("the inference tier was in trouble, and nobody asked it anything");
        }
    }

    private static void wait(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a fault", e);
        }
    }
}
