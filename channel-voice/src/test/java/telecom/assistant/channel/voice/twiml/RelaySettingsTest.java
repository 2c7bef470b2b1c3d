package telecom.assistant.channel.voice.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.delivery.Speech;
import telecom.assistant.channel.voice.platform.Ability;
import telecom.assistant.channel.voice.platform.PlatformRequest;
import telecom.assistant.channel.voice.platform.VoicePlatform;

class RelaySettingsTest {

    private static final String NUMBER = "+82215880114";
    private static final String URL = "wss://voice.example.com/voice/conversation-relay";

    @Test
    void enablesBargeInAndKeysDuringSpeechByDefault() {
        assertThat(settings(Map.of()).attributes(new Everything(), URL, "ko", null))
                .containsOnly(
                        Map.entry("url", URL),
                        Map.entry("language", "ko-KR"),
                        Map.entry("interruptible", "any"),
                        Map.entry("dtmfDetection", "true"),
                        Map.entry("reportInputDuringAgentSpeech", "any"),
                        Map.entry("echoPromptFiltering", "true"),
                        Map.entry("events", "speaker-events tokens-played"),
                        Map.entry("applicationReconnect", "true"));
    }

    @Test
    void readsEveryAttributeOfACalledNumberFromTheEnvironment() {
        Map<String, String> environment = new TreeMap<>(
                Map.of("ASSISTANT_VOICE_NUMBERS_MAIN_NUMBER", NUMBER, "ASSISTANT_VOICE_NUMBERS_MAIN_LANGUAGE", "en"));
        Map<String, String> expected = everyAttribute();
        expected.forEach((name, value) -> environment.put(
                "ASSISTANT_VOICE_NUMBERS_MAIN_RELAY_" + environmentName(name),
                name.equals("speechTimeout") ? "900ms" : value.replace(' ', ',')));

        RelaySettings settings = settings(environment);
        assertThat(settings.language(null, NUMBER)).isEqualTo("en");
        Map<String, String> attributes = settings.attributes(new Everything(), URL, "en", NUMBER);

        expected.put("url", URL);
        expected.put("language", "en-US");
        assertThat(attributes).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void usesTheSettingsOfAllNumbersWhereANumberHasNone() {
        RelaySettings settings = settings(Map.of(
                "ASSISTANT_VOICE_NUMBERS_MAIN_NUMBER", NUMBER,
                "ASSISTANT_VOICE_NUMBERS_MAIN_RELAY_VOICE", "ko-KR-Chirp3-HD-Aoede",
                "ASSISTANT_VOICE_RELAY_VOICE", "ko-KR-Neural2-A",
                "ASSISTANT_VOICE_RELAY_TTS_PROVIDER", "Google"));

        assertThat(settings.attributes(new Everything(), URL, "ko", NUMBER))
                .containsEntry("voice", "ko-KR-Chirp3-HD-Aoede")
                .containsEntry("ttsProvider", "Google");
        assertThat(settings.attributes(new Everything(), URL, "ko", "+82215880115"))
                .containsEntry("voice", "ko-KR-Neural2-A");
    }

    @Test
    void declaresTheLanguagesToWhichACallCanSwitch() {
        RelaySettings settings = settings(Map.of(
                "ASSISTANT_VOICE_RELAY_LANGUAGES_EN_CODE", "en-US",
                "ASSISTANT_VOICE_RELAY_LANGUAGES_EN_VOICE", "en-US-Neural2-C",
                "ASSISTANT_VOICE_RELAY_LANGUAGES_EN_HINTS", "eSIM,roaming",
                "ASSISTANT_VOICE_RELAY_LANGUAGES_JA_CODE", "ja-JP"));

        assertThat(settings.languages(new Everything(), null))
                .containsExactly(
                        Map.of("code", "ko-KR"),
                        Map.of("code", "en-US", "voice", "en-US-Neural2-C", "hints", "eSIM,roaming"),
                        Map.of("code", "ja-JP"));
    }

    @Test
    void letsTheWebhookChooseTheLanguage() {
        RelaySettings settings = settings(
                Map.of("ASSISTANT_VOICE_NUMBERS_MAIN_NUMBER", NUMBER, "ASSISTANT_VOICE_NUMBERS_MAIN_LANGUAGE", "en"));

        assertThat(settings.language("ko-KR", NUMBER)).isEqualTo("ko");
        assertThat(settings.language(null, "+82215880115")).isEqualTo("ko");
    }

    static Map<String, String> everyAttribute() {
        Map<String, String> all = new TreeMap<>();
        all.put("welcomeGreeting", "Welcome");
        all.put("welcomeGreetingInterruptible", "none");
        all.put("ttsLanguage", "en-GB");
        all.put("transcriptionLanguage", "en-AU");
        all.put("ttsProvider", "ElevenLabs");
        all.put("voice", "UgBBYS2sOqTuMpoF3BR0");
        all.put("transcriptionProvider", "Deepgram");
        all.put("speechModel", "nova-3-general");
        all.put("speechTimeout", "900");
        all.put("turnDetection", "true");
        all.put("eotThreshold", "0.7");
        all.put("eagerEotThreshold", "0.4");
        all.put("partialPrompts", "true");
        all.put("partialPromptOnHangup", "true");
        all.put("hints", "5G,eSIM");
        all.put("interruptible", "speech");
        all.put("interruptSensitivity", "medium");
        all.put("ignoreBackchannel", "true");
        all.put("preemptible", "true");
        all.put("dtmfDetection", "false");
        all.put("reportInputDuringAgentSpeech", "dtmf");
        all.put("echoPromptFiltering", "false");
        all.put("backgroundNoiseReduction", "krisp");
        all.put("profanityFilter", "false");
        all.put("elevenlabsTextNormalization", "off");
        all.put("events", "tokens-played");
        all.put("debug", "debugging");
        all.put("applicationReconnect", "false");
        all.put("intelligenceService", "GA1");
        all.put("conversationConfiguration", "conv_configuration_1");
        return all;
    }

    static String environmentName(String attribute) {
        return attribute.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    static RelaySettings settings(Map<String, String> environment) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(VoiceConfig.class)
                .withMapping(SubscriberConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build();
        VoiceConfig voice = config.getConfigMapping(VoiceConfig.class);
        return new RelaySettings(voice, new Speech(voice, config.getConfigMapping(SubscriberConfig.class)));
    }

    /** A platform that understands every attribute. */
    record Everything() implements VoicePlatform {

        @Override
        public String name() {
            return "everything";
        }

        @Override
        public String path() {
            return "/voice/";
        }

        @Override
        public boolean hasKey() {
            return false;
        }

        @Override
        public boolean isSigned(PlatformRequest request) {
            return false;
        }

        @Override
        public boolean signsHandshakes() {
            return true;
        }

        @Override
        public boolean understands(String attribute) {
            return true;
        }

        @Override
        public boolean can(Ability ability) {
            return true;
        }
    }
}
