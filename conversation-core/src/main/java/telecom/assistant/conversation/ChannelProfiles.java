package telecom.assistant.conversation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;

/** The channels that the engine serves. */
public final class ChannelProfiles {

    private final List<ChannelProfile> byPriority;
    private final Map<Channel, ChannelProfile> byChannel;

    public ChannelProfiles(Collection<ChannelProfile> profiles) {
        byPriority = profiles.stream()
                .sorted(Comparator.comparingInt(ChannelProfile::priority))
                .toList();
        byChannel = profiles.stream().collect(Collectors.toMap(ChannelProfile::channel, Function.identity()));
    }

    /** @throws UnknownChannelException if there is no profile for this channel */
    public ChannelProfile of(Channel channel) {
        ChannelProfile profile = byChannel.get(channel);
        if (profile == null) {
            throw new UnknownChannelException(channel);
        }
        return profile;
    }

    /** @throws UnknownChannelException if there is no profile for the route's channel */
    public ChannelProfile of(Route route) {
        return of(route.channel());
    }

    /** The channels by priority. The first one gets access to the model first. */
    public List<Channel> channels() {
        return byPriority.stream().map(ChannelProfile::channel).toList();
    }

    /** The channel that carries texts to a subscriber's number; empty when none does. */
    public Optional<Channel> texting() {
        return byPriority.stream()
                .filter(ChannelProfile::sendsTexts)
                .map(ChannelProfile::channel)
                .findFirst();
    }

    /** An event names a channel for which this node has no profile. */
    public static final class UnknownChannelException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownChannelException(Channel channel) {
            super("channel: no profile of " + channel + " (expected: settings under assistant.channels." + channel
                    + ")");
        }
    }
}
