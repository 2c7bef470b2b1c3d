package telecom.assistant.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How outside addresses become subscribers. */
@ConfigMapping(prefix = "assistant.subscriber")
public interface SubscriberConfig {

    /** The public secret of the embedded stack; the application refuses to use it on anything but loopback. */
    String PUBLIC_SECRET = "public-secret-of-the-embedded-stack";

    /** Key of the pseudonyms. Changing it makes every subscriber a stranger. */
    @WithDefault(PUBLIC_SECRET)
    String secret();

    /** Region (ISO 3166) that a number written without its country code belongs to. */
    @WithDefault("KR")
    String defaultRegion();

    /** Language (BCP 47) of a subscriber who has not yet shown one. */
    @WithDefault("ko")
    String defaultLanguage();
}
