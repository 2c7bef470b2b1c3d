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

    /** The profiles of all channels that are configured. */
    @Produces
    @Singleton
    public static ChannelProfiles profiles(ChannelConfig config) {
        return new ChannelProfiles(config.byName().entrySet().stream()
                .map(ProfileSettings::profile)
                .toList());
    }

    private static ChannelProfile profile(Map.Entry<String, ChannelConfig.Profile> named) {
        ChannelConfig.Profile settings = named.getValue();
        return new ChannelProfile(
                new Channel(named.getKey()),
                settings.priority(),
                settings.arrival(),
                settings.pieces(),
                settings.spoken(),
                settings.greets(),
                settings.waitNotice(),
                settings.lookUpNotice(),
                settings.texts(),
                settings.assurance(),
                new ChannelProfile.Deadlines(
                        settings.deadlines().firstWords(), settings.deadlines().whole()),
                new ChannelProfile.Queue(
                        settings.queue().places(), settings.queue().longest()),
                settings.prompt().orElse(named.getKey()),
                settings.maxTokens());
    }
}
