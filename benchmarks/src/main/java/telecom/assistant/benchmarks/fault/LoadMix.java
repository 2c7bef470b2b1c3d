package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.benchmarks.load.Crowd;
import telecom.assistant.benchmarks.load.TalkPattern;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.channel.Channel;

/** The subscribers who talk during faults, in different patterns, because faults hit each pattern differently. */
final class LoadMix {

    /** For so many who talk steadily there is one of each other pattern. */
    private static final int STEADY_TO_OTHERS = 4;

    private static final double TALK_OVER_CHANCE = 0.2;

    private LoadMix() {}

    /** Adds all of them to the crowd; returns the accounts of those who talk steadily, whose recovery is awaited. */
    static List<Account> join(Crowd crowd, FaultPlan plan) {
        Duration patience = plan.patience();
        int others = plan.steadyEach() / STEADY_TO_OTHERS;
        TalkPattern steady =
                new TalkPattern(Integer.MAX_VALUE, Duration.ofMillis(300), Duration.ofMillis(1_500), patience);
        // Their last turn is still the newest when an engine that was stopped meanwhile comes back.
        TalkPattern pensive =
                new TalkPattern(Integer.MAX_VALUE, Duration.ofSeconds(15), Duration.ofSeconds(45), patience);
        List<Account> waitedFor = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            waitedFor.addAll(crowd.add(channel, plan.steadyEach(), steady));
            crowd.add(channel, others, pensive);
        }
        // Nobody talks over a text, because it arrives as a whole.
        crowd.add(Channel.VOICE, others, steady.talkingOver(TALK_OVER_CHANCE));
        crowd.add(Channel.WEB, others, steady.talkingOver(TALK_OVER_CHANCE));
        crowd.add(Channel.VOICE, Channel.WEB, others, steady);
        crowd.add(Channel.SMS, Channel.WEB, others, steady);
        return waitedFor;
    }
}
