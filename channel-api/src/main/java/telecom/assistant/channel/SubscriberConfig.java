package telecom.assistant.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How outside addresses become subscribers. */
@ConfigMapping(prefix = "assistant.subscriber")
public interface SubscriberConfig {

    /** The public secret of the embedded stack. With it the application refuses to listen on anything but loopback. */
    String PUBLIC_SECRET = "public-secret-of-the-embedded-stack";

    /** The key of the pseudonyms. Changing it makes every subscriber a stranger. */
    @WithDefault(PUBLIC_SECRET)
    String secret();

    /** The region (ISO 3166) of numbers that are written without a country code. */
    @WithDefault("KR")
    String defaultRegion();

    /** The language (BCP 47) of subscribers who have not shown one yet. */
    @WithDefault("ko")
    String defaultLanguage();
}
