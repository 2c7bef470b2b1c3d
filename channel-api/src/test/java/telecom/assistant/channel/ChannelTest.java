package telecom.assistant.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {

    @Test
    void isIdentifiedByItsLabelAlone() {
        assertThat(new Channel("voice")).isEqualTo(Channel.VOICE).hasToString("voice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kiosk", "web-2", "a"})
    void acceptsALabelThatThisVersionDoesNotKnow(String label) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.writeValueAsString(new Channel(label))).isEqualTo('"' + label + '"');
        assertThat(json.readValue('"' + label + '"', Channel.class)).isEqualTo(new Channel(label));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "WEB", "2web", "web.chat", "web chat", "a-name-of-more-than-thirty-two-letters"})
    void refusesALabelThatCannotBePartOfATopicName(String label) {
        assertThatThrownBy(() -> new Channel(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("channel: " + label);
    }
}
