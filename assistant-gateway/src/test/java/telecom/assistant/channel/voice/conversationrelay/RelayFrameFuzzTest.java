package telecom.assistant.channel.voice.conversationrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import telecom.assistant.gateway.fuzz.Mutations;

class RelayFrameFuzzTest {

    @Test
    void readsAnyFrame() {
        RelayFrameReader reader = new RelayFrameReader();

        Mutations.of(
                Mutations.texts(
                        "{\"type\":\"setup\",\"sessionId\":\"VX1\",\"callSid\":\"CA1\",\"from\":\"+821012345678\",\"to\":\"114\","
                                + "\"customParameters\":{\"nonce\":\"1.x\",\"name\":\"Emma\"}}",
                        "{\"type\":\"prompt\",\"voicePrompt\":\"요금이 얼마예요?\",\"lang\":\"ko-KR\",\"last\":true}",
                        "{\"type\":\"dtmf\",\"digit\":\"1\"}",
                        "{\"type\":\"interrupt\",\"utteranceUntilInterrupt\":\"Your bill\",\"durationUntilInterruptMs\":460}",
                        "{\"type\":\"error\",\"description\":\"invalid\"}",
                        "{\"type\":\"info\",\"name\":\"tokensPlayed\",\"value\":\"Your\"}"),
                input -> assertThat(reader.read(new String(input, StandardCharsets.UTF_8)))
                        .isNotNull());
    }
}
