package telecom.assistant.model.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.model.ContextUnit;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.Support;
import telecom.assistant.model.TestSettings;

class ProfileSettingsTest {

    private static final String BASE_URL = "http://127.0.0.1/v1";

    @ParameterizedTest
    @CsvSource({
        "ax-k1, A.X-K1, 131072, TOKENS, true, true",
        "ax-k1-hosted, A.X-K1, 128000, CHARACTERS, false, true",
        "ax-k2, A.X-K2, 131072, TOKENS, true, true",
        "ax-4.0, skt/A.X-4.0, 131072, TOKENS, true, false",
        "ax-4.0-light, skt/A.X-4.0-Light, 16384, TOKENS, true, false"
    })
    void setsTheDefaultsOfTheFamily(
            String profile, String model, int contextLimit, ContextUnit unit, boolean tools, boolean thinking) {
        ModelConfig.Tier tier = tier(Map.of("profile", profile));

        assertThat(tier.model()).isEqualTo(model);
        assertThat(tier.contextLimit()).hasValue(contextLimit);
        assertThat(tier.contextUnit()).isEqualTo(unit);
        assertThat(tier.supportsTools()).isEqualTo(tools ? Support.TRUE : Support.FALSE);
        assertThat(tier.supportsThinking()).isEqualTo(thinking ? Support.TRUE : Support.FALSE);
    }

    @Test
    void isOverriddenByTheSettingsOfTheTier() {
        ModelConfig.Tier tier =
                tier(Map.of("profile", "ax-k1", "context-limit", "8000", "temperature", "0.2", "model", "k1-awq"));

        assertThat(tier.contextLimit()).hasValue(8000);
        assertThat(tier.temperature()).hasValue(0.2);
        assertThat(tier.model()).isEqualTo("k1-awq");
        assertThat(tier.topP()).hasValue(0.95);
    }

    @Test
    void supportsANewFamilyByAddingAFile() {
        assertThat(tier(Map.of("profile", "next-family")).contextLimit()).hasValue(4242);
    }

    @Test
    void appliesToItsTierOnly() {
        Map<String, ModelConfig.Tier> tiers = TestSettings.config(Map.of(
                        "tiers.small.profile",
                        "ax-4.0-light",
                        "tiers.small.base-url",
                        BASE_URL,
                        "tiers.other.model",
                        "m",
                        "tiers.other.base-url",
                        BASE_URL))
                .tiers();

        assertThat(tiers.get("small").contextLimit()).hasValue(16384);
        assertThat(tiers.get("other").contextLimit()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ax-k9", "../model-profiles/ax-k1", "AX-K1"})
    void namesTheSettingWhenThereIsNoSuchProfile(String profile) {
        assertThatThrownBy(() -> tier(Map.of("profile", profile)))
                .hasStackTraceContaining("assistant.model.tiers.primary.profile: " + profile);
    }

    private static ModelConfig.Tier tier(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("tiers.primary.base-url", BASE_URL));
        if (!settings.containsKey("profile") || settings.get("profile").equals("next-family")) {
            all.put("tiers.primary.model", "m");
        }
        settings.forEach((name, value) -> all.put("tiers.primary." + name, value));
        return TestSettings.config(all).tiers().get("primary");
    }
}
