package telecom.assistant.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests secrets in the folder that the chart mounts, with the links that Kubernetes creates there. */
class SecretFilesTest {

    private static final String SETTING = "assistant.admin.token";
    private static final int ORDINAL_OF_APPLICATION_PROPERTIES = 250;
    private static final int ORDINAL_OF_ENVIRONMENT = 300;

    @TempDir
    private Path folder;

    @BeforeEach
    void mount() throws Exception {
        Path data = Files.createDirectory(folder.resolve("..2026_11_30"));
        Files.writeString(data.resolve(SETTING), "from-a-file\n");
        Files.writeString(data.resolve("config_ordinal"), "290");
        Files.createSymbolicLink(folder.resolve("..data"), data.getFileName());
        Files.createSymbolicLink(folder.resolve(SETTING), Path.of("..data", SETTING));
        Files.createSymbolicLink(folder.resolve("config_ordinal"), Path.of("..data", "config_ordinal"));
    }

    @Test
    void aFileOverridesShippedValues() {
        assertThat(config(ORDINAL_OF_APPLICATION_PROPERTIES).getValue(SETTING, String.class))
                .isEqualTo("from-a-file");
    }

    @Test
    void anEnvironmentVariableOverridesAFile() {
        assertThat(config(ORDINAL_OF_ENVIRONMENT).getValue(SETTING, String.class))
                .isEqualTo("set elsewhere");
    }

    private SmallRyeConfig config(int otherOrdinal) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredSources()
                .withSources(new PropertiesConfigSource(
                        Map.of("smallrye.config.source.file.locations", folder.toString()), "locations", 400))
                .withSources(new PropertiesConfigSource(Map.of(SETTING, "set elsewhere"), "elsewhere", otherOrdinal))
                .build();
    }
}
