package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.local.postgres.PostgresPart;
import telecom.assistant.local.process.StackFailure;

/**
 * Injects faults into the database and into the connections to it. When a method returns, the database is available
 * again.
 */
final class DatabaseFaults {

    private final Cluster cluster;
    private final EngineFaults engines;
    private final FaultPlan.Scale scale;
    private final Pauses pauses;

    DatabaseFaults(Cluster cluster, EngineFaults engines, FaultPlan.Scale scale, Pauses pauses) {
        this.cluster = cluster;
        this.engines = engines;
        this.scale = scale;
        this.pauses = pauses;
    }

    private PostgresPart postgres() {
        return cluster.stack().postgres();
    }

    void kill() {
        takeAwayWhile(pauses::downtime);
    }

    /**
     * Takes the database away, and stops and resumes an engine meanwhile: the engine comes back while its conversations
     * can be neither read nor written.
     */
    void takeAwayWithRebalance() {
        Duration rest = scale.databaseAway().minus(scale.engineStop());
        takeAwayWhile(() -> {
            pauses.exactly(rest.dividedBy(2));
            engines.stopOne();
            pauses.exactly(rest.dividedBy(2));
        });
    }

    void takeAwayForLong() {
        takeAwayWhile(() -> pauses.exactly(FaultKind.LONG_OUTAGE));
    }

    private void takeAwayWhile(Runnable meanwhile) {
        postgres().kill();
        try {
            meanwhile.run();
        } finally {
            postgres().restart();
        }
    }

    void stall() {
        StoppedProcesses.withDescendants(postgres().pid()).resumeAfter(() -> pauses.exactly(scale.databaseStall()));
    }

    void loseConnections() {
        if (cluster.databaseProxy().loseConnections() == 0) {
            throw new StackFailure("there was no connection to the database that could be lost");
        }
        pauses.exactly(scale.databaseStall());
        // Otherwise the database would run out of connections after some faults of this kind.
        cluster.databaseProxy().endLostAtServer();
    }
}
