package telecom.assistant.conversation;

import java.time.Duration;
import java.util.Optional;
import telecom.assistant.channel.Channel;

/** Profiles for tests. */
final class Profiles {

    private Profiles() {}

    /** The profile of a channel that carries no text messages. */
    static ChannelProfile of(Channel channel, int priority, ArrivalPolicy arrival, Assurance assurance) {
        return of(channel, priority, arrival, assurance, false);
    }

    static ChannelProfile of(Channel channel, int priority, ArrivalPolicy arrival, Assurance assurance, boolean texts) {
        return new ChannelProfile(
                channel,
                priority,
                arrival,
                Pieces.NONE,
                false,
                false,
                false,
                Optional.empty(),
                texts,
                assurance,
                new ChannelProfile.Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(20)),
                new ChannelProfile.Queue(2, Duration.ofSeconds(10)),
                channel.label(),
                300);
    }
}
