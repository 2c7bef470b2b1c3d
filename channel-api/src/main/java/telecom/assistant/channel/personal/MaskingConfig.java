package telecom.assistant.channel.personal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What is masked in what subscribers say, before it is published, and so before anybody else sees or stores it. */
@ConfigMapping(prefix = "assistant.personal-data")
public interface MaskingConfig {

    /**
     * The kinds that are masked where {@link #channel} says nothing else. Phone numbers, accounts and mail addresses are
     * not among them, because subscribers give them to be called back or to be found.
     */
    @WithDefault("resident,alien,passport,licence,card")
    Set<Kind> mask();

    /** The kinds that are masked in a channel, by its name. */
    Map<String, Kinds> channel();

    /** How long the end of a message is remembered, because a number may go on in the next one. */
    @WithDefault("2m")
    Duration splitWithin();

    /** Kinds of a channel. */
    interface Kinds {

        Set<Kind> mask();
    }
}
