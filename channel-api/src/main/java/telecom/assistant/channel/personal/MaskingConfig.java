package telecom.assistant.channel.personal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The personal data that is masked in subscribers' messages before they are published, and so before they are seen or
 * stored elsewhere.
 */
@ConfigMapping(prefix = "assistant.personal-data")
public interface MaskingConfig {

    /**
     * The kinds that are masked, unless {@link #channel} sets others. Phone numbers, bank accounts and email addresses
     * are not masked by default, because subscribers give them so that they can be called back or identified.
     */
    @WithDefault("resident,alien,passport,licence,card")
    Set<Kind> mask();

    /** The kinds that are masked in a channel, by the name of the channel. */
    Map<String, Kinds> channel();

    /** How long the end of a message is remembered, in case a number continues in the next one. */
    @WithDefault("2m")
    Duration splitWithin();

    /** The kinds that are masked in one channel. */
    interface Kinds {

        Set<Kind> mask();
    }
}
