package telecom.assistant.model;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.model.profile.ProfileSettings;

/** Settings as a deployment would write them, with the real defaults. */
public final class TestSettings {

    private TestSettings() {}

    /** Ranks below the profiles. */
    private static final int LAST = 40;

    private static final Pattern TIER = Pattern.compile("(assistant\\.model\\.tiers\\.[^.]+\\.).+");

    /**
     * All settings; properties come without the prefix {@code assistant.model}. What a test leaves open, its tiers
     * support, so that they get no requests but those of the test.
     */
    public static ModelConfig config(Map<String, String> properties) {
        return config(properties, true);
    }

    /** The same, but what is left open is left to the tiers, as in a deployment. */
    public static ModelConfig leftOpen(Map<String, String> properties) {
        return config(properties, false);
    }

    private static ModelConfig config(Map<String, String> properties, boolean all) {
        Map<String, String> prefixed = new HashMap<>();
        properties.forEach((key, value) -> prefixed.put("assistant.model." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .withSources(new ProfileSettings())
                .withSources(new PropertiesConfigSource(all ? supported(prefixed) : Map.of(), "supported", LAST))
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

    private static Map<String, String> supported(Map<String, String> properties) {
        Map<String, String> supported = new HashMap<>();
        for (String name : properties.keySet()) {
            Matcher tier = TIER.matcher(name);
            if (tier.matches()) {
                for (Capability capability : Capability.values()) {
                    supported.put(tier.group(1) + capability.setting(), "true");
                }
            }
        }
        return supported;
    }
}
