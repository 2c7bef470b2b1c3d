package telecom.assistant.gateway.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.gateway.Settings;

class RoleSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"inbound", "outbound-voice", "outbound-sms", "outbound-web", "desk"})
    void aProcessHasAllRolesUnlessConfiguredOtherwise(String channel) {
        assertThat(enabled(settings(Map.of()), channel)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "engine, inbound",
        "voice, outbound-voice",
        "sms, outbound-sms",
        "web, outbound-web",
        "desk, desk",
    })
    void aRoleTurnsItsOwnChannelOn(String role, String channel) {
        assertThat(enabled(settings(Map.of("assistant.roles", role)), channel)).isTrue();
    }

    @Test
    void channelsOfOtherRolesAreOff() {
        SmallRyeConfig settings = settings(Map.of("assistant.roles", "sms"));

        assertThat(enabled(settings, "inbound")).isFalse();
        assertThat(enabled(settings, "outbound-voice")).isFalse();
        assertThat(enabled(settings, "outbound-web")).isFalse();
        assertThat(enabled(settings, "desk")).isFalse();
    }

    @Test
    void rolesMayBeWrittenWithSpaces() {
        assertThat(enabled(settings(Map.of("assistant.roles", "engine, web")), "outbound-web"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice", "web"})
    void voiceAndWebConsumeTheNodesOwnPartition(String role) {
        SmallRyeConfig settings = settings(Map.of("assistant.node.ordinal", "5"));

        assertThat(value(settings, "outbound-" + role, "assign-seek")).isEqualTo("5");
        assertThat(value(settings, "outbound-" + role, "group.id")).isEqualTo("assistant-" + role + "-5");
    }

    @Test
    void refusesAnOrdinalWithoutAPartitionOfItsOwn() {
        Map<String, String> given = Map.of("assistant.node.ordinal", "16", "assistant.node.partitions", "16");

        assertThatThrownBy(() -> settings(given)).hasMessageContaining("assistant.node.ordinal: 16");
    }

    @Test
    void refusesARoleThatDoesNotExist() {
        assertThatThrownBy(() -> settings(Map.of("assistant.roles", "voise"))).hasMessageContaining("assistant.roles");
    }

    @Test
    void aChannelNamedOnlyInTheSettingsHasItsOwnSwitchAndPartition() {
        SmallRyeConfig settings = settings(Map.of(
                "assistant.channels.kiosk.priority", "4",
                "assistant.channels.kiosk.own-partition", "true",
                "assistant.node.ordinal", "5",
                "assistant.roles", "kiosk"));

        assertThat(enabled(settings, "outbound-kiosk")).isTrue();
        assertThat(value(settings, "outbound-kiosk", "assign-seek")).isEqualTo("5");
        assertThat(value(settings, "outbound-kiosk", "group.id")).isEqualTo("assistant-kiosk-5");
        assertThat(enabled(settings, "outbound-web")).isFalse();
        assertThat(enabled(
                        settings(Map.of("assistant.channels.kiosk.priority", "4", "assistant.roles", "web")),
                        "outbound-kiosk"))
                .isFalse();
    }

    @Test
    void smsNodesShareTheirTopic() {
        SmallRyeConfig settings = settings(Map.of("assistant.node.ordinal", "5"));

        assertThat(settings.getOptionalValue("mp.messaging.incoming.outbound-sms.assign-seek", String.class))
                .isEmpty();
    }

    @Test
    void overridesApplicationPropertiesButNotTheEnvironment() {
        SmallRyeConfig below = config(250, Map.of("mp.messaging.incoming.desk.enabled", "false"));
        SmallRyeConfig above = config(300, Map.of("mp.messaging.incoming.desk.enabled", "false"));

        assertThat(enabled(below, "desk")).isTrue();
        assertThat(enabled(above, "desk")).isFalse();
    }

    private static SmallRyeConfig settings(Map<String, String> properties) {
        return config(250, properties);
    }

    private static SmallRyeConfig config(int ordinal, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Settings.ofApplication("assistant.channels."), "application.properties", 250))
                .withSources(new PropertiesConfigSource(properties, "test", ordinal))
                .withSources(new RoleSettings())
                .build();
    }

    private static boolean enabled(SmallRyeConfig settings, String channel) {
        return Boolean.parseBoolean(value(settings, channel, "enabled"));
    }

    private static String value(SmallRyeConfig settings, String channel, String name) {
        return settings.getConfigValue("mp.messaging.incoming." + channel + "." + name)
                .getValue();
    }
}
