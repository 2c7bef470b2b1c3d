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

    private static final int STEADY_EACH = 16;
    private static final int PENSIVE_EACH = 4;
    private static final int IMPATIENT_EACH = 4;
    private static final int TWO_WAY_EACH = 3;
    private static final double IMPATIENCE = 0.2;

    private Populace() {}

    /** All join the crowd; returns the accounts of those who talk steadily, whose recovery is waited for. */
    static List<Account> join(Crowd crowd, Duration patience) {
        Talk steady = new Talk(Integer.MAX_VALUE, Duration.ofMillis(300), Duration.ofMillis(1_500), patience);
        // They leave a turn as the last one for as long as an engine is stopped, which then comes back to it.
        Talk pensive = new Talk(Integer.MAX_VALUE, Duration.ofSeconds(15), Duration.ofSeconds(45), patience);
        List<Account> waitedFor = new ArrayList<>();
        for (Medium medium : Medium.values()) {
            waitedFor.addAll(crowd.add(medium, STEADY_EACH, steady));
            crowd.add(medium, PENSIVE_EACH, pensive);
        }
        // Nobody talks over a text: it comes whole.
        crowd.add(Medium.VOICE, IMPATIENT_EACH, steady.talkingOver(IMPATIENCE));
        crowd.add(Medium.WEB, IMPATIENT_EACH, steady.talkingOver(IMPATIENCE));
        crowd.add(Medium.VOICE, Medium.WEB, TWO_WAY_EACH, steady);
        crowd.add(Medium.SMS, Medium.WEB, TWO_WAY_EACH, steady);
        return waitedFor;
    }
}
