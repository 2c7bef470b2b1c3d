package telecom.assistant.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import telecom.assistant.deploy.Repository;

/** Checks that docs/settings.md agrees with the code. */
class SettingsReferenceTest {

    private static final String PAGE = "docs/settings.md";

    private static SettingsReference reference;

    @BeforeAll
    static void readTheCode() throws Exception {
        reference = SettingsReference.read();
    }

    @Test
    void thePageMatchesTheCode() throws Exception {
        String page = SettingsPage.of(reference);
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(Repository.path(PAGE), page);
        }
        assertThat(Repository.path(PAGE)).exists();
        assertThat(Repository.read(PAGE))
                .as("%s; run this test with -Dsettings.write=true to regenerate it", PAGE)
                .isEqualTo(page);
    }

    @Test
    void everySettingHasADescription() {
        assertThat(reference.all().stream()
                        .filter(setting -> setting.description().isBlank())
                        .map(Setting::name))
                .isEmpty();
    }

    @Test
    void theCodeReadsEveryShippedSetting() {
        assertThat(reference.unknown()).isEmpty();
    }

    @Test
    void noTwoSettingsHaveTheSameVariable() {
        assertThat(reference.all().stream().map(setting -> Setting.variable(setting.name())))
                .doesNotHaveDuplicates();
    }

    @Test
    void variablesWithChosenPartsAreRecognised() {
        assertThat(reference.knows("ASSISTANT_MODEL_TIERS_SECOND_BASE_URL")).isTrue();
        assertThat(reference.knows("MODEL_BASE_URL")).isTrue();
        assertThat(reference.knows("ASSISTANT_MODEL_TIERS_SECOND_BASE_URI")).isFalse();
        assertThat(new TreeSet<>(reference.byMapping().keySet()).stream().collect(Collectors.toSet()))
                .contains("assistant.voice", "assistant.model", "assistant.engine");
    }
}
