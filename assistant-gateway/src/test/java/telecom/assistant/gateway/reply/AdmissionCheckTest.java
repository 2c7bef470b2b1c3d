package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.gateway.Settings;
import telecom.assistant.model.ModelConfig;

class AdmissionCheckTest {

    @Test
    void acceptsTheDefaultsWithRoomForSummaries() {
        AdmissionConfig admission = Settings.admission(Map.of());
        ModelConfig model = model(Map.of());

        assertThatCode(() -> new AdmissionCheck().check(null, admission, model)).doesNotThrowAnyException();
        assertThat(admission.turnsAtOnce() + Settings.prompts().summary().concurrent())
                .isLessThan(model.tiers().get("primary").maxConcurrent());
    }

    @Test
    void refusesMoreTurnsThanTheTiersAccept() {
        AdmissionConfig admission = Settings.admission(Map.of("turns-at-once", "257"));

        assertThatThrownBy(() -> new AdmissionCheck().check(null, admission, model(Map.of())))
                .hasMessageContaining("assistant.admission.turns-at-once: 257 (expected: at most 256");
    }

    @Test
    void countsEveryTierThatMayBeAsked() {
        AdmissionConfig admission = Settings.admission(Map.of("turns-at-once", "300"));
        ModelConfig model = model(Map.of(
                "order", "primary,second",
                "tiers.second.base-url", "http://127.0.0.1:1/v1",
                "tiers.second.model", "other",
                "tiers.second.max-concurrent", "44"));

        assertThatCode(() -> new AdmissionCheck().check(null, admission, model)).doesNotThrowAnyException();
    }

    private static ModelConfig model(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "assistant.model.tiers.primary.base-url", "http://127.0.0.1:1/v1",
                "assistant.model.tiers.primary.model", "one"));
        settings.forEach((name, value) -> all.put("assistant.model." + name, value));
        return Settings.mapping(ModelConfig.class, all);
    }
}
