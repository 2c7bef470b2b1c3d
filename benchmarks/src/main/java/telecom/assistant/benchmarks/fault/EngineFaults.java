package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.channel.faultinjection.StopAction;
import telecom.assistant.channel.faultinjection.StopPoint;
import telecom.assistant.channel.faultinjection.StopPointFolder;
import telecom.assistant.local.gateway.Gateway;
import telecom.assistant.local.process.StackFailure;

/** Injects faults into engines. When a method returns, all engines are running again. */
final class EngineFaults {

    private static final Duration REACHED_WITHIN = Duration.ofSeconds(60);
    private static final Duration DEAD_WITHIN = Duration.ofSeconds(10);

    /** Long enough for an engine to get partitions, and short enough that it is still busy with their backlog. */
    private static final Duration LONGEST_SECOND_LIFE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final StopPointFolder points;
    private final Duration stop;
    private final Random random;
    private final Pauses pauses;

    /** @param stop how long an engine is stopped */
    EngineFaults(Cluster cluster, StopPointFolder points, Duration stop, Random random, Pauses pauses) {
        this.cluster = cluster;
        this.points = points;
        this.stop = stop;
        this.random = random;
        this.pauses = pauses;
    }

    private Gateway anyEngine() {
        return cluster.engines().get(random.nextInt(cluster.engines().size()));
    }

    void kill() {
        restart(killEngine(anyEngine()));
    }

    void killTwice() {
        Gateway engine = anyEngine();
        restart(killEngine(engine));
        pauses.atMost(LONGEST_SECOND_LIFE);
        restart(killEngine(engine));
    }

    private static Gateway killEngine(Gateway engine) {
        engine.kill();
        return engine;
    }

    private void restart(Gateway engine) {
        pauses.downtime();
        engine.restart();
    }

    void stopOne() {
        stopWhile(() -> pauses.exactly(stop));
    }

    /** Stops an engine while an action runs, which must take longer than the engine's session. */
    void stopWhile(Runnable meanwhile) {
        StoppedProcesses.one(anyEngine().pid()).resumeAfter(meanwhile);
    }

    void stopAll() {
        List<Long> all = cluster.engines().stream().map(Gateway::pid).toList();
        StoppedProcesses.all(all).resumeAfter(() -> pauses.exactly(stop));
    }

    void stopOnlyOne() {
        Gateway dead = killEngine(anyEngine());
        // After this time, the other engine has the dead engine's partitions.
        pauses.exactly(FaultPlan.SESSION.plusSeconds(2));
        stopAt(StopPoint.REPLY_ENDED);
        dead.restart();
    }

    /** Kills the first engine that reaches a stop point, and restarts it. */
    void killAt(StopPoint point) {
        Gateway engine = awaitReached(point, StopAction.KILL);
        pauses.until("the death of an engine", () -> !engine.isRunning(), DEAD_WITHIN);
        restart(killEngine(engine));
    }

    /** Stops the first engine that reaches a stop point, and resumes it. */
    void stopAt(StopPoint point) {
        Gateway engine = awaitReached(point, StopAction.STOP);
        StoppedProcesses.one(engine.pid()).resumeAfter(() -> pauses.exactly(stop));
    }

    private Gateway awaitReached(StopPoint point, StopAction action) {
        points.arm(point, action);
        try {
            pauses.until(
                    point.title() + " in an engine",
                    () -> points.reachedBy(point).isPresent(),
                    REACHED_WITHIN);
        } finally {
            points.disarm(point);
        }
        OptionalLong pid = points.reachedBy(point);
        return cluster.engines().stream()
                .filter(engine -> pid.isPresent() && engine.hasPid(pid.getAsLong()))
                .findFirst()
                .orElseThrow(() -> new StackFailure(point.title() + " was reached by a process that is not an engine"));
    }
}
