package telecom.assistant.channel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;

class TopicsTest {

    @Test
    void namesTheTopicOfAnyChannel() {
        assertThat(Topics.outbound(new Channel("kiosk"))).isEqualTo("assistant.outbound.kiosk");
        assertThat(Topics.isOutbound("assistant.outbound.kiosk")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.INBOUND, Topics.DESK, Topics.DEAD_LETTER})
    void doesNotTreatOtherTopicsAsChannelTopics(String topic) {
        assertThat(Topics.isOutbound(topic)).isFalse();
    }
}
