package telecom.assistant.gateway.channel;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.conversation.ChannelProfiles;

/** Makes the channels' profiles from the settings. */
public final class ProfileSettings {

    private ProfileSettings() {}

    /** The profiles of all channels that are set. */
    @Produces
    @Singleton
    public static ChannelProfiles profiles(ChannelConfig config) {
        return new ChannelProfiles(config.byName().entrySet().stream()
                .map(ProfileSettings::profile)
                .toList());
    }

    private static ChannelProfile profile(Map.Entry<String, ChannelConfig.Profile> named) {
        ChannelConfig.Profile set = named.getValue();
        return new ChannelProfile(
                new Channel(named.getKey()),
                set.priority(),
                set.arrival(),
                set.pieces(),
                set.spoken(),
                set.greets(),
                set.waitNotice(),
                set.lookUpNotice(),
                set.texts(),
                set.assurance(),
                new ChannelProfile.Deadlines(
                        set.deadlines().firstWords(), set.deadlines().whole()),
                new ChannelProfile.Queue(set.queue().places(), set.queue().longest()),
                set.prompt().orElse(named.getKey()),
                set.maxTokens());
    }
}
