package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.benchmarks.load.Crowd;
import telecom.assistant.benchmarks.load.Talk;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Medium;

/** Who talks while things break, each in a way that is met by faults otherwise. */
final class Populace {

    /** So many who talk steadily to one of each other kind. */
    private static final int STEADY_TO_OTHERS = 4;

    private static final double IMPATIENCE = 0.2;

    private Populace() {}

    /** All join the crowd; returns the accounts of those who talk steadily, whose recovery is waited for. */
    static List<Account> join(Crowd crowd, FaultPlan plan) {
        Duration patience = plan.patience();
        int others = plan.steadyEach() / STEADY_TO_OTHERS;
        Talk steady = new Talk(Integer.MAX_VALUE, Duration.ofMillis(300), Duration.ofMillis(1_500), patience);
        // They leave a turn as the last one for as long as an engine is stopped, which then comes back to it.
        Talk pensive = new Talk(Integer.MAX_VALUE, Duration.ofSeconds(15), Duration.ofSeconds(45), patience);
        List<Account> waitedFor = new ArrayList<>();
        for (Medium medium : Medium.values()) {
            waitedFor.addAll(crowd.add(medium, plan.steadyEach(), steady));
            crowd.add(medium, others, pensive);
        }
        // Nobody talks over a text: it comes whole.
        crowd.add(Medium.VOICE, others, steady.talkingOver(IMPATIENCE));
        crowd.add(Medium.WEB, others, steady.talkingOver(IMPATIENCE));
        crowd.add(Medium.VOICE, Medium.WEB, others, steady);
        crowd.add(Medium.SMS, Medium.WEB, others, steady);
        return waitedFor;
    }
}
