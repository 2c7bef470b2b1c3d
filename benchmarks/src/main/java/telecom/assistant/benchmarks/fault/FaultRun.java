package telecom.assistant.benchmarks.fault;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import telecom.assistant.benchmarks.audit.Audit;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.benchmarks.load.Crowd;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.FaultWindow;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Promises;
import telecom.assistant.benchmarks.promise.Verdict;
import telecom.assistant.channel.faultinjection.StopPoint;
import telecom.assistant.channel.faultinjection.StopPointFolder;
import telecom.assistant.local.model.Pace;
import telecom.assistant.local.process.StackFailure;

/**
 * Runs two engines, a process with the channels, a broker and a database under the load of subscribers on all channels,
 * injects one fault after another, each after recovery from the previous one, and then checks the promises.
 */
public final class FaultRun {

    private static final int WORDS = 4;
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(3);

    /**
     * This limit is long, because a rule that is broken on purpose may make a subscriber miss a reply even before the
     * first fault.
     */
    private static final Duration FIRST_ANSWERS_WITHIN = Duration.ofMinutes(3);

    private static final Duration NEXT_ANSWER = Duration.ofSeconds(10);
    private static final Duration LONGEST_QUIET = Duration.ofSeconds(3);
    private static final Duration DONE_GRACE = Duration.ofSeconds(30);

    /** After this time without any arrival, no duplicates or late replies are expected any more. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(90);

    private static final Pace SHORTEST = new Pace(Duration.ofMillis(100), Duration.ofMillis(10));
    private static final Pace LONGEST = new Pace(Duration.ofMillis(900), Duration.ofMillis(90));

    private final FaultPlan plan;
    private final Path folder;
    private final Path jar;
    private final PrintStream out;
    private final StopPointFolder points;
    private final Ledger ledger = new Ledger();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Creates a run without starting it.
     *
     * @param folder the folder for data and logs; those of earlier runs are discarded
     * @param jar the packaged application
     * @param out where to print progress
     */
    public FaultRun(FaultPlan plan, Path folder, Path jar, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.jar = jar;
        this.out = out;
        this.points = new StopPointFolder(folder.resolve("stop-points"));
    }

    /** Carries out the plan. A run that cannot continue is reported with the results so far. */
    public FaultReport execute() {
        // A chat's token has to last for the whole run.
        Map<String, String> settings = Map.of("ASSISTANT_WEB_DIRECT_LINE_TOKEN_LIFETIME", "PT3H");
        // Stop points that an earlier run left armed must not stop an engine.
        Arrays.stream(StopPoint.values()).forEach(points::disarm);
        out.println("Starting two engines, the channels, broker and database …");
        try (Cluster cluster = Cluster.split(folder, jar, 2, settings, engineSettings())) {
            plan.sabotage().install(cluster.store());
            cluster.stack().model().echo(WORDS);
            cluster.stack().model().pace(Pace.drawn(plan.seed(), SHORTEST, LONGEST));
            try (Audit audit = Audit.of(cluster);
                    Crowd crowd = new Crowd(cluster, ledger, plan.seed())) {
                attempt("injecting the faults", () -> injectAll(cluster, crowd));
                attempt("waiting for the end", () -> awaitEnd(cluster, crowd));
                return new FaultReport(plan, incidents, ledger.utterances(), verdict(cluster, audit), problems);
            }
        }
    }

    private Map<String, String> engineSettings() {
        Map<String, String> settings = new HashMap<>(plan.sabotage().engineSettings());
        settings.put(
                "ASSISTANT_FAULT_INJECTION_STOP_POINTS",
                points.path().toAbsolutePath().toString());
        return settings;
    }

    private void attempt(String task, Runnable part) {
        try {
            part.run();
        } catch (StackFailure | IllegalStateException e) {
            problem(task + " failed: " + e.getMessage());
        }
    }

    private void problem(String what) {
        out.println(what);
        problems.add(what);
    }

    private void injectAll(Cluster cluster, Crowd crowd) {
        LoadMix mix = new LoadMix(crowd, plan);
        // Only a few subscribers talk at first, because nothing has warmed up yet.
        List<Account> steady = new ArrayList<>(mix.addOnePerChannel());
        crowd.begin(Duration.ZERO);
        awaitFirstAnswers(steady);
        steady.addAll(mix.addEveryPattern());
        crowd.begin(BEGIN_WITHIN);
        Recovery recovery = awaitFirstAnswers(steady);
        Injector injector = new Injector(cluster, crowd, plan, points);
        for (FaultKind fault : plan.draw()) {
            injector.pause(LONGEST_QUIET);
            Incident incident = inject(fault, injector, recovery);
            incidents.add(incident);
            print(incident);
        }
    }

    private static Recovery awaitFirstAnswers(List<Account> steady) {
        Recovery recovery = new Recovery(steady);
        if (recovery.awaitSince(System.nanoTime(), FIRST_ANSWERS_WITHIN).missing() > 0) {
            throw new IllegalStateException("a subscriber got no answer before the first fault");
        }
        return recovery;
    }

    private Incident inject(FaultKind fault, Injector injector, Recovery recovery) {
        long begunAt = System.nanoTime();
        long undoneAt = injector.inject(fault);
        // The subscribers' patience, and time for the next utterance and its answer.
        Duration limit = plan.patience().plus(NEXT_ANSWER);
        Recoveries recoveries = recovery.awaitSince(begunAt, limit);
        Recoveries resumptions = fault.hasResumption() ? recovery.awaitSince(undoneAt, limit) : Recoveries.NONE;
        return new Incident(fault, begunAt, System.nanoTime(), recoveries, resumptions);
    }

    private void awaitEnd(Cluster cluster, Crowd crowd) {
        crowd.stop();
        if (!crowd.awaitDone(plan.patience().plus(DONE_GRACE))) {
            problem("some subscribers are still waiting for a reply");
        }
        if (!crowd.awaitSilence(SILENCE, SILENCE_LIMIT)) {
            problem("something still arrived at subscribers who had stopped talking");
        }
        cluster.requireRunning();
    }

    private Verdict verdict(Cluster cluster, Audit audit) {
        List<FaultWindow> windows = incidents.stream().map(Incident::window).toList();
        try {
            return Promises.check(ledger, windows, cluster.store()).with(audit.breaches(ledger));
        } catch (IllegalStateException e) {
            problem("the promises could not be checked: " + e.getMessage());
            return new Verdict(ledger.utterances().size(), 0, 0, List.of(), List.of());
        }
    }

    private void print(Incident incident) {
        out.printf(
                "%3d/%d %-56s all back after %5.1f s%s, %d utterances so far%n",
                incidents.size(),
                plan.faults(),
                incident.fault().title(),
                (incident.overAt() - incident.begunAt()) / 1e9,
                incident.unrecovered() == 0 ? "" : " but " + incident.unrecovered(),
                ledger.utterances().size());
    }
}
