package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.benchmarks.load.Crowd;
import telecom.assistant.benchmarks.load.TalkPattern;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.channel.Channel;

/**
 * The subscribers who talk during faults, in different patterns, because faults hit each pattern differently. The
 * methods return the accounts of the subscribers who talk steadily, whose recovery is awaited.
 */
final class LoadMix {

    private static final List<Channel> CHANNELS = List.of(Channel.VOICE, Channel.SMS, Channel.WEB);

    /** How many subscribers talk steadily for each one who talks in another pattern. */
    private static final int STEADY_TO_OTHERS = 4;

    private static final double TALK_OVER_CHANCE = 0.2;

    private final Crowd crowd;
    private final FaultPlan plan;
    private final TalkPattern steady;

    LoadMix(Crowd crowd, FaultPlan plan) {
        this.crowd = crowd;
        this.plan = plan;
        this.steady = pattern(Duration.ofMillis(300), Duration.ofMillis(1_500));
    }

    private TalkPattern pattern(Duration shortestPause, Duration longestPause) {
        return new TalkPattern(Integer.MAX_VALUE, shortestPause, longestPause, plan.patience());
    }

    List<Account> addOnePerChannel() {
        return addSteady(1);
    }

    List<Account> addEveryPattern() {
        int others = plan.scale().steadyEach() / STEADY_TO_OTHERS;
        // A pensive subscriber's last turn is still the newest when an engine that was stopped comes back.
        TalkPattern pensive = pattern(Duration.ofSeconds(15), Duration.ofSeconds(45));
        for (Channel channel : CHANNELS) {
            crowd.add(channel, others, pensive);
        }
        // Nobody talks over a text, because it arrives as a whole.
        crowd.add(Channel.VOICE, others, steady.talkingOver(TALK_OVER_CHANCE));
        crowd.add(Channel.WEB, others, steady.talkingOver(TALK_OVER_CHANCE));
        crowd.add(Channel.VOICE, Channel.WEB, others, steady);
        crowd.add(Channel.SMS, Channel.WEB, others, steady);
        return addSteady(plan.scale().steadyEach() - 1);
    }

    private List<Account> addSteady(int each) {
        List<Account> accounts = new ArrayList<>();
        for (Channel channel : CHANNELS) {
            accounts.addAll(crowd.add(channel, each, steady));
        }
        return accounts;
    }
}
