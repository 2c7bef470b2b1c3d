package telecom.assistant.channel.limit;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Creates limits for tests. */
public final class Limits {

    private Limits() {}

    /** Limits with the given settings, and defaults for the others. */
    public static LimitConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(settings)
                .withMapping(LimitConfig.class)
                .build()
                .getConfigMapping(LimitConfig.class);
    }
}
