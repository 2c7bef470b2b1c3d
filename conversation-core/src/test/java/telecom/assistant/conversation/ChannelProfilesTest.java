package telecom.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.conversation.ChannelProfiles.UnknownChannelException;

class ChannelProfilesTest {

    private static final Channel KIOSK = new Channel("kiosk");

    private final ChannelProfile texts = Profiles.of(Channel.SMS, 3, ArrivalPolicy.COALESCE, Assurance.CALLER_ID, true);
    private final ChannelProfile calls = Profiles.of(Channel.VOICE, 1, ArrivalPolicy.SUPERSEDE, Assurance.CALLER_ID);
    private final ChannelProfile kiosk = Profiles.of(KIOSK, 2, ArrivalPolicy.QUEUE, Assurance.NONE);
    private final ChannelProfiles profiles = new ChannelProfiles(List.of(texts, calls, kiosk));

    @Test
    void listsChannelsInOrderOfPriority() {
        assertThat(profiles.channels()).containsExactly(Channel.VOICE, KIOSK, Channel.SMS);
    }

    @Test
    void findsAChannelByItsName() {
        assertThat(profiles.of(new Channel("kiosk"))).isSameAs(kiosk);
        assertThat(profiles.of(new Route(new Channel("sms"), "leg", null, null, null)))
                .isSameAs(texts);
    }

    @Test
    void namesTheMissingSettings() {
        assertThatThrownBy(() -> profiles.of(Channel.WEB))
                .isInstanceOf(UnknownChannelException.class)
                .hasMessageContaining("assistant.channels.web");
    }

    @Test
    void knowsWhichChannelCarriesTexts() {
        assertThat(profiles.texting()).contains(Channel.SMS);
        assertThat(new ChannelProfiles(List.of(calls, kiosk)).texting()).isEmpty();
    }
}
