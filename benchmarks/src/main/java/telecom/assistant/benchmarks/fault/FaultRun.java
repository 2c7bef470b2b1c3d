package telecom.assistant.benchmarks.fault;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.benchmarks.load.Crowd;
import telecom.assistant.benchmarks.load.Talk;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Medium;
import telecom.assistant.benchmarks.promise.Promises;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.local.model.Pace;

/**
 * Two engines, one process with the channels, broker and database, under the load of subscribers on all channels; one
 * fault after another, each after the one before has been recovered from; and then the check.
 */
public final class FaultRun {

    private static final int WORDS = 4;
    private static final int STEADY_EACH = 16;
    private static final int PENSIVE_EACH = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(3);
    private static final Duration LONGEST_QUIET = Duration.ofSeconds(3);
    private static final Duration DONE_LIMIT = Duration.ofSeconds(120);

    private static final Talk STEADY =
            new Talk(Integer.MAX_VALUE, Duration.ofMillis(300), Duration.ofMillis(1_500), PATIENCE);

    /** They leave a turn as the last one for as long as an engine is stopped, which then comes back to it. */
    private static final Talk PENSIVE =
            new Talk(Integer.MAX_VALUE, Duration.ofSeconds(15), Duration.ofSeconds(45), PATIENCE);

    private static final Pace SHORTEST = new Pace(Duration.ofMillis(100), Duration.ofMillis(10));
    private static final Pace LONGEST = new Pace(Duration.ofMillis(900), Duration.ofMillis(90));

    private final FaultPlan plan;
    private final Path folder;
    private final Path jar;
    private final PrintStream out;

    /**
     * A run to come.
     *
     * @param folder for data and logs; what earlier runs left there is discarded
     * @param jar the packaged application
     * @param out hears of the progress
     */
    public FaultRun(FaultPlan plan, Path folder, Path jar, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.jar = jar;
        this.out = out;
    }

    /** Does all of it. */
    public FaultReport execute() {
        // A chat's token lasts for the whole run.
        Map<String, String> settings = Map.of("ASSISTANT_WEB_DIRECT_LINE_TOKEN_LIFETIME", "PT3H");
        out.println("Starting two engines, the channels, broker and database …");
        try (Cluster cluster =
                Cluster.split(folder, jar, 2, settings, plan.sabotage().engineSettings())) {
            plan.sabotage().install(cluster.store());
            cluster.stack().model().echo(WORDS);
            cluster.stack().model().pace(Pace.drawn(plan.seed(), SHORTEST, LONGEST));
            return underLoad(cluster);
        }
    }

    private FaultReport underLoad(Cluster cluster) {
        Ledger ledger = new Ledger();
        try (Crowd crowd = new Crowd(cluster, ledger, plan.seed())) {
            List<Account> steady = new ArrayList<>();
            for (Medium medium : Medium.values()) {
                steady.addAll(crowd.add(medium, STEADY_EACH, STEADY));
                crowd.add(medium, PENSIVE_EACH, PENSIVE);
            }
            crowd.begin(BEGIN_WITHIN);
            List<Incident> incidents = injectAll(cluster, new Recovery(steady), ledger);
            crowd.stop();
            if (!crowd.awaitDone(DONE_LIMIT)) {
                out.println("Some subscribers still wait for a reply.");
            }
            List<Sent> utterances = ledger.accounts().stream()
                    .flatMap(account -> account.sent().stream())
                    .toList();
            return new FaultReport(plan, incidents, utterances, Promises.check(ledger, cluster.store()));
        }
    }

    private List<Incident> injectAll(Cluster cluster, Recovery recovery, Ledger ledger) {
        Injector injector = new Injector(cluster, plan);
        // Nothing is broken before everybody has been answered once.
        recovery.await(null, System.nanoTime());
        List<Incident> incidents = new ArrayList<>();
        for (Fault fault : plan.draw()) {
            injector.pause(LONGEST_QUIET);
            long begunAt = System.nanoTime();
            injector.inject(fault);
            Incident incident = recovery.await(fault, begunAt);
            incidents.add(incident);
            tell(incident, incidents.size(), ledger);
        }
        return incidents;
    }

    private void tell(Incident incident, int number, Ledger ledger) {
        out.printf(
                "%3d/%d %-40s all back after %5.1f s%s, %d utterances so far%n",
                number,
                plan.faults(),
                incident.fault().title(),
                (incident.recoveredAt() - incident.begunAt()) / 1e9,
                incident.unrecovered() == 0 ? "" : " but " + incident.unrecovered(),
                ledger.utterances());
    }
}
