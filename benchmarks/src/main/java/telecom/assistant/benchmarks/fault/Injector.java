package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.local.gateway.Gateway;
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.local.process.Restartable;

/** Does the faults to a cluster, and undoes what can be undone: on return everything runs again. */
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

    void inject(Fault fault) {
        switch (fault) {
            case ENGINE_KILLED -> kill(engine());
            case CHANNELS_KILLED -> kill(cluster.channels());
            case BROKER_KILLED -> kill(cluster.stack().kafka());
            case DATABASE_KILLED -> kill(cluster.stack().postgres());
            case ENGINE_STOPPED -> stopEngine();
            case DATABASE_STALLED -> stallDatabase();
            case MODEL_STALLED -> trouble(telecom.assistant.local.model.Fault.NO_FIRST_TOKEN);
            case MODEL_FAILED -> failModel();
        }
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

    private void stopEngine() {
        long pid = engine().pid();
        Signals.stop(pid);
        try {
            wait(plan.engineStop());
        } finally {
            Signals.resume(pid);
        }
    }

    private void stallDatabase() {
        List<Long> stopped = Signals.stopAll(cluster.stack().postgres().pid());
        try {
            wait(plan.databaseStall());
        } finally {
            Signals.resumeAll(stopped);
        }
    }

    private void failModel() {
        List<telecom.assistant.local.model.Fault> ways = List.of(
                telecom.assistant.local.model.Fault.OVERLOADED,
                telecom.assistant.local.model.Fault.RESET,
                telecom.assistant.local.model.Fault.ERROR_MIDWAY,
                telecom.assistant.local.model.Fault.TRUNCATED);
        trouble(ways.get(random.nextInt(ways.size())));
    }

    private void trouble(telecom.assistant.local.model.Fault way) {
        ModelStandIn model = cluster.stack().model();
        model.fail(way, MANY);
        wait(plan.modelTrouble());
        model.heal();
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
