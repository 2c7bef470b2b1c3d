package telecom.assistant.model.profile;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Gives each tier with a {@code profile} the settings in {@code META-INF/model-profiles/NAME.properties}, whose keys
 * lack the prefix of the tier. They rank below every other source of settings and above the defaults, so that a
 * deployment's own settings win. A new family of models is a new file on the class path.
 */
public final class ProfileSettings implements ConfigSourceFactory {

    private static final String FOLDER = "META-INF/model-profiles/";
    private static final Pattern TIER = Pattern.compile("(assistant\\.model\\.tiers\\.(?:\"[^\"]+\"|[^.\"]+)\\.).+");
    private static final Pattern PROFILE = Pattern.compile("[a-z0-9][a-z0-9.-]*");

    /** Below {@code META-INF/microprofile-config.properties}, whose ordinal is 100. */
    private static final int ORDINAL = 50;

    /** @throws IllegalArgumentException when there is no such profile, naming the setting */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> settings = new HashMap<>();
        for (String tier : tiers(context.iterateNames())) {
            ConfigValue profile = context.getValue(tier + "profile");
            if (profile != null
                    && profile.getValue() != null
                    && !profile.getValue().isBlank()) {
                settings.putAll(settingsOf(tier, profile.getValue().strip()));
            }
        }
        return List.of(new PropertiesConfigSource(settings, "model profiles", ORDINAL));
    }

    private static Set<String> tiers(Iterator<String> names) {
        Set<String> tiers = new TreeSet<>();
        names.forEachRemaining(name -> {
            Matcher tier = TIER.matcher(name);
            if (tier.matches()) {
                tiers.add(tier.group(1));
            }
        });
        return tiers;
    }

    private static Map<String, String> settingsOf(String tier, String profile) {
        Properties properties = new Properties();
        try (InputStream file = open(profile)) {
            if (file == null) {
                throw new IllegalArgumentException(
                        "%sprofile: %s (expected: the name of a file in %s without .properties)"
                                .formatted(tier, profile, FOLDER));
            }
            Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(tier + name, properties.getProperty(name)));
        return settings;
    }

    /**
     * Opens the file of a profile; null when there is no such file. A name that cannot be a file name is not looked up.
     */
    private static InputStream open(String profile) {
        if (!PROFILE.matcher(profile).matches()) {
            return null;
        }
        String file = FOLDER + profile + ".properties";
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        InputStream found = loader == null ? null : loader.getResourceAsStream(file);
        return found != null ? found : ProfileSettings.class.getClassLoader().getResourceAsStream(file);
    }
}
