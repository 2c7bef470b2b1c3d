package telecom.assistant.benchmarks.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Promises;
import telecom.assistant.benchmarks.promise.Verdict;
import telecom.assistant.channel.Channel;
import telecom.assistant.local.model.Pace;

/**
 * Has many subscribers talk at once on all channels, to an application in a single process, and then checks the
 * promises.
 */
public final class LoadRun {

    private static final int WORDS = 4;
    private static final Pace SHORTEST = new Pace(Duration.ofMillis(300), Duration.ofMillis(10));
    private static final Pace LONGEST = new Pace(Duration.ofMillis(2_500), Duration.ofMillis(90));
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(2);
    private static final Duration EACH_UTTERANCE = Duration.ofSeconds(36);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration SILENCE_LIMIT = Duration.ofMinutes(1);

    private final LoadPlan plan;
    private final PrintStream out;

    public LoadRun(LoadPlan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /** The settings that the application needs for the run: room at the tier for everybody. */
    public Map<String, String> settings() {
        return Map.of("ASSISTANT_MODEL_TIERS_PRIMARY_MAX_CONCURRENT", Integer.toString(plan.subscribers() + 100));
    }

    /** @param cluster one process with all roles and with the {@link #settings} */
    public LoadReport execute(Cluster cluster) {
        out.printf("%d subscribers say %d utterances each …%n", plan.subscribers(), plan.utterances());
        Ledger ledger = new Ledger();
        List<String> problems = new ArrayList<>();
        cluster.stack().model().reset();
        cluster.stack().model().echo(WORDS);
        cluster.stack().model().pace(Pace.drawn(plan.seed(), SHORTEST, LONGEST));
        long begun = System.nanoTime();
        try (Crowd crowd = new Crowd(cluster, ledger, plan.seed())) {
            join(crowd);
            crowd.begin(BEGIN_WITHIN);
            if (!crowd.awaitDone(EACH_UTTERANCE.multipliedBy(plan.utterances()))) {
                problems.add("some subscribers are still waiting for a reply");
            }
            Duration time = Duration.ofNanos(System.nanoTime() - begun);
            if (!crowd.awaitSilence(SILENCE, SILENCE_LIMIT)) {
                problems.add("something still arrived at subscribers who had stopped talking");
            }
            Verdict verdict = Promises.check(ledger, List.of(), cluster.store());
            return new LoadReport(plan, time, verdict, cluster.stack().model().mostOpen(), problems);
        }
    }

    private void join(Crowd crowd) {
        TalkPattern pattern = new TalkPattern(plan.utterances(), Duration.ZERO, LONGEST_PAUSE, PATIENCE);
        TalkPattern half = new TalkPattern(plan.utterances() / 2, Duration.ZERO, LONGEST_PAUSE, PATIENCE);
        int onVoice = plan.subscribers() * 7 / 25;
        int onTwo = plan.subscribers() / 25;
        crowd.add(Channel.WEB, plan.subscribers() - 2 * onVoice - 2 * onTwo, pattern);
        crowd.add(Channel.VOICE, onVoice, pattern);
        crowd.add(Channel.SMS, onVoice, pattern);
        crowd.add(Channel.VOICE, Channel.WEB, onTwo, half);
        crowd.add(Channel.SMS, Channel.WEB, onTwo, half);
    }
}
