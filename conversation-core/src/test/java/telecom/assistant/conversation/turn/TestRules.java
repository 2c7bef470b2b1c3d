package telecom.assistant.conversation.turn;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.ArrivalPolicy;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.Pieces;

/** Rules for tests: newer messages supersede older ones in calls and chats, and text messages are gathered. */
final class TestRules {

    static final Limits LIMITS = new Limits(
            Duration.ofMinutes(30),
            Duration.ofHours(12),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2),
            Duration.ofSeconds(45),
            Duration.ofSeconds(6),
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            20,
            20,
            120,
            "ko");

    private TestRules() {}

    /** Rules without a budget. */
    static Rules rules() {
        return new Rules(
                channels(),
                LIMITS,
                TestRules::phrase,
                new Unlimited(),
                new TestSignals(),
                number -> number,
                route -> new SubscriberId(route.leg()));
    }

    static ChannelProfiles channels() {
        return new ChannelProfiles(List.of(
                profile(Channel.VOICE, 1, ArrivalPolicy.SUPERSEDE, Pieces.CLAUSES, true),
                profile(Channel.WEB, 2, ArrivalPolicy.SUPERSEDE, Pieces.STEADY, false),
                profile(Channel.SMS, 3, ArrivalPolicy.COALESCE, Pieces.NONE, false)));
    }

    /** A channel's profile; spoken channels greet. */
    static ChannelProfile profile(Channel channel, int priority, ArrivalPolicy arrival, Pieces pieces, boolean spoken) {
        return new ChannelProfile(
                channel,
                priority,
                arrival,
                pieces,
                spoken,
                spoken,
                true,
                Optional.empty(),
                channel.equals(Channel.SMS),
                channel.equals(Channel.WEB) ? Assurance.APP_SESSION : Assurance.CALLER_ID,
                new ChannelProfile.Deadlines(Duration.ofSeconds(8), Duration.ofMinutes(1)),
                new ChannelProfile.Queue(10, Duration.ofSeconds(5)),
                channel.label(),
                300);
    }

    private static String phrase(String language, Phrase phrase) {
        return phrase.name().toLowerCase(Locale.ROOT);
    }

    private static final class Unlimited implements Allowance {

        @Override
        public boolean isLimited() {
            return false;
        }

        @Override
        public LocalDate dayOf(Instant time) {
            return LocalDate.ofInstant(time, ZoneOffset.UTC);
        }

        @Override
        public boolean isSpent(DayUsage used) {
            return false;
        }
    }

    /** Recognises one word or key of each kind. */
    private static final class TestSignals implements Signals {

        @Override
        public boolean isCallForAgent(String message) {
            return message.equals("상담원!") || message.equals("0");
        }

        @Override
        public boolean asksForAgent(String message) {
            return message.contains("상담원") && !declinesAgent(message);
        }

        @Override
        public boolean namesAgent(String message) {
            return message.contains("상담원");
        }

        @Override
        public boolean declinesAgent(String message) {
            return message.contains("필요 없어요");
        }

        @Override
        public boolean isBackchannel(String message) {
            return message.equals("네") || message.isBlank();
        }
    }
}
