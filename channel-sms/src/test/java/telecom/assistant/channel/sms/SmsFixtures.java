package telecom.assistant.channel.sms;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import telecom.assistant.channel.ServiceNumbers;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.personal.Masking;
import telecom.assistant.channel.personal.MaskingConfig;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.delivery.SmsMeters;

/** Fixtures for tests of the channel: settings with their defaults, a subscriber, and meters. */
public final class SmsFixtures {

    public static final String NUMBER = "+821012345678";
    public static final String SERVICE = "114";

    private SmsFixtures() {}

    public static SmsConfig config(Map<String, String> settings) {
        return builder(settings).withMapping(SmsConfig.class).build().getConfigMapping(SmsConfig.class);
    }

    public static SubscriberIdentity identity() {
        return new SubscriberIdentity(
                builder(Map.of()).withMapping(SubscriberConfig.class).build().getConfigMapping(SubscriberConfig.class));
    }

    public static ServiceNumbers numbers() {
        return new ServiceNumbers(
                builder(Map.of()).withMapping(SubscriberConfig.class).build().getConfigMapping(SubscriberConfig.class));
    }

    public static Masking masking() {
        return new Masking(
                builder(Map.of()).withMapping(MaskingConfig.class).build().getConfigMapping(MaskingConfig.class));
    }

    public static SmsMeters meters() {
        return new SmsMeters(new SimpleMeterRegistry());
    }

    private static SmallRyeConfigBuilder builder(Map<String, String> settings) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().withConverter(Duration.class, 200, new DurationConverter());
        settings.forEach(builder::withDefaultValue);
        return builder;
    }
}
