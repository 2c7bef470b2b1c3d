package telecom.assistant.channel.limit;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Limits for tests. */
public final class Limits {

    private Limits() {}

    /** The given settings, with defaults for the others. */
    public static LimitConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(settings)
                .withMapping(LimitConfig.class)
                .build()
                .getConfigMapping(LimitConfig.class);
    }
}
