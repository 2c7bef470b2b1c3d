package telecom.assistant.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How outside addresses are mapped to subscribers. */
@ConfigMapping(prefix = "assistant.subscriber")
public interface SubscriberConfig {

    /**
     * The secret of the embedded stack, which is public. If it is used, the application refuses to listen on anything
     * but loopback.
     */
    String PUBLIC_SECRET = "public-secret-of-the-embedded-stack";

    /** The key from which pseudonyms are derived. If it changes, existing subscribers are no longer recognised. */
    @WithDefault(PUBLIC_SECRET)
    String secret();

    /** The region (ISO 3166) of numbers that are written without a country code. */
    @WithDefault("KR")
    String defaultRegion();

    /** The language (BCP 47) to use for subscribers whose language is not known yet. */
    @WithDefault("ko")
    String defaultLanguage();
}
