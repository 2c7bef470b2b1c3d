package telecom.assistant.model;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import telecom.assistant.model.profile.ProfileSettings;

/** Settings as a deployment would write them, with the real defaults. */
public final class TestSettings {

    private TestSettings() {}

    /** All settings; properties come without the prefix {@code assistant.model}. */
    public static ModelConfig config(Map<String, String> properties) {
        Map<String, String> prefixed = new HashMap<>();
        properties.forEach((key, value) -> prefixed.put("assistant.model." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .withSources(new ProfileSettings())
                .withMapping(ModelConfig.class)
                .build()
                .getConfigMapping(ModelConfig.class);
    }

    /** One tier; properties come without the prefix of the tier. */
    public static ModelConfig.Tier tier(String baseUrl, Map<String, String> properties) {
        Map<String, String> named = new HashMap<>();
        named.put("tiers.primary.base-url", baseUrl);
        named.put("tiers.primary.model", "A.X-K1");
        properties.forEach((key, value) -> named.put("tiers.primary." + key, value));
        return config(named).tiers().get("primary");
    }
}
