package telecom.assistant.channel.voice.conversationrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.AgentSpeaking;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.ClientSpeaking;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.ConfigUpdated;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.Dtmf;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.Info;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.Interrupt;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.Malformed;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.PlatformError;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.Played;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.Prompt;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.RoundTrip;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.Setup;
import telecom.assistant.channel.voice.conversationrelay.RelayFrame.Unknown;
import telecom.assistant.channel.voice.inbound.CallSetup;

class RelayFrameReaderTest {

    private final RelayFrameReader reader = new RelayFrameReader();

    @Test
    void readsThePlatformsFrames() {
        assertThat(fixture("setup"))
                .isEqualTo(new Setup(new CallSetup(
                        "CA00000000000000000000000000000001",
                        "VX00000000000000000000000000000001",
                        "+821000000101",
                        "+82200000114",
                        "en",
                        null)));
        assertThat(fixture("prompt")).isEqualTo(new Prompt("이번 달 요금이 얼마예요?", "ko-KR", true));
        assertThat(fixture("prompt-partial")).isEqualTo(new Prompt("이번 달", "ko-KR", false));
        assertThat(fixture("dtmf")).isEqualTo(new Dtmf("1"));
        assertThat(fixture("interrupt")).isEqualTo(new Interrupt("이번 달 요금은", 1460));
        assertThat(fixture("interrupt-duration-as-text")).isEqualTo(new Interrupt("Your bill is", 460));
        assertThat(fixture("error")).isEqualTo(new PlatformError());
        assertThat(fixture("info")).isEqualTo(new AgentSpeaking(true));
        assertThat(fixture("config-updated")).isEqualTo(new ConfigUpdated());
        assertThat(info("clientSpeaking", "\"off\"")).isEqualTo(new ClientSpeaking(false));
        assertThat(info("clientSpeaking", "true")).isEqualTo(new ClientSpeaking(true));
        assertThat(info("roundTripDelayMs", "\"84\"")).isEqualTo(new RoundTrip(Duration.ofMillis(84)));
        assertThat(info("roundTripDelayMs", "\"soon\"")).isEqualTo(new Info());
        assertThat(info("mood", "1")).isEqualTo(new Info());
        assertThat(fixture("info-played")).isEqualTo(new Played("이번 달 요금은"));
        assertThat(reader.read("{\"type\":\"info\",\"name\":\"tokensPlayed\",\"value\":7}"))
                .isEqualTo(new Info());
    }

    @Test
    void removesCharactersThatNoTextMayContain() {
        CallSetup call =
                ((Setup) reader.read("{\"type\":\"setup\",\"callSid\":\"CA1\",\"to\":\"+82\\u000022\"}")).call();

        assertThat(call.to()).isEqualTo("+8222");
        assertThat(reader.read("{\"type\":\"prompt\",\"voicePrompt\":\"\\u0000요금\\ud83d\"}"))
                .isEqualTo(new Prompt("요금", null, true));
    }

    @Test
    void requiresOnlyTheCallIdInASetup() {
        CallSetup call = ((Setup) fixture("setup-minimal")).call();

        assertThat(call.callId()).isEqualTo("v3:call_control-1");
        assertThat(call.sessionId()).isNotBlank();
        assertThat(call.from()).isNull();
    }

    @Test
    void acceptsUnknownTypes() {
        assertThat(reader.read("{\"type\":\"sentiment\\n\",\"value\":1}")).isEqualTo(new Unknown("sentiment\n"));
        assertThat(new Unknown("sentiment\n").printableType()).isEqualTo("sentiment?");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiter = '|',
            value = {
                "^^                                                | type",
                "^hello^                                           | json",
                "^{\"type\":^                                      | json",
                "^[]^                                              | type",
                "^null^                                            | type",
                "^7^                                               | type",
                "^{}^                                              | type",
                "^{\"type\":null}^                                 | type",
                "^{\"type\":\"setup\"}^                            | setup",
                "^{\"type\":\"setup\",\"callSid\":\"CA 1\"}^       | setup",
                "^{\"type\":\"setup\",\"callSid\":\"CA1\",\"sessionId\":\"\"}^ | setup",
                "^{\"type\":\"prompt\",\"last\":true}^             | prompt",
                "^{\"type\":\"prompt\",\"voicePrompt\":null}^      | prompt",
                "^{\"type\":\"prompt\",\"voicePrompt\":7}^         | prompt",
                "^{\"type\":\"dtmf\"}^                             | dtmf",
                "^{\"type\":\"dtmf\",\"digit\":\"w\"}^             | dtmf",
                "^{\"type\":\"dtmf\",\"digit\":\"one\"}^           | dtmf"
            })
    void reportsUnintelligibleMessagesAsMalformed(String text, String cause) {
        assertThat(reader.read(text)).isEqualTo(new Malformed(cause));
    }

    @Test
    void cutsAVeryLongPromptBetweenCharacters() {
        String text = "가".repeat(RelayFrameReader.LONGEST_PROMPT - 1) + "😊" + "나".repeat(4_000);

        Prompt prompt = (Prompt) reader.read("{\"type\":\"prompt\",\"voicePrompt\":\"" + text + "\"}");

        assertThat(prompt.text()).isEqualTo("가".repeat(RelayFrameReader.LONGEST_PROMPT - 1));
    }

    @Test
    void replacesCharactersThatAreNotTextByBlanks() {
        assertThat(reader.read("{\"type\":\"prompt\",\"voicePrompt\":\"네\\u0000 \\ud800좋아요\"}"))
                .isEqualTo(new Prompt("네   좋아요", null, true));
    }

    private RelayFrame info(String name, String value) {
        return reader.read("{\"type\":\"info\",\"name\":\"" + name + "\",\"value\":" + value + "}");
    }

    private RelayFrame fixture(String name) {
        return reader.read(Fixture.read(name));
    }
}
