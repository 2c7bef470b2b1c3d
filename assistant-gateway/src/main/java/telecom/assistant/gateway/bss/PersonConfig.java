package telecom.assistant.gateway.bss;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import telecom.assistant.conversation.Assurance;

/** What the model is shown about a subscriber before they ask, from the BSS. */
@ConfigMapping(prefix = "assistant.person")
public interface PersonConfig {

    /** Whether the model is shown anything about the subscriber. Without a BSS it never is. */
    @WithDefault("true")
    boolean enabled();

    /** How well a subscriber has to be identified for their plan to be shown: NONE, CALLER_ID or APP_SESSION. */
    @WithDefault("CALLER_ID")
    Assurance planAssurance();

    /**
     * How well a subscriber has to be identified for their name to be shown. What is left of their allowances is shown to
     * those for whom {@code assistant.tools.assurance.look_up_usage} allows it.
     */
    @WithDefault("APP_SESSION")
    Assurance nameAssurance();

    /**
     * The longest that a turn waits for the BSS. Reading begins when a subscriber comes, so that most turns wait for
     * nothing; without an answer in time the model is shown nothing.
     */
    @WithDefault("100ms")
    Duration patience();

    /** How long what was read is used; the model is shown when it was read. */
    @WithDefault("5m")
    Duration keep();

    /** The most subscribers whose data is kept in memory. */
    @WithDefault("10000")
    int most();

    /** The most subscribers whose data is read at a time; others are read in a later turn. */
    @WithDefault("16")
    int readsAtOnce();
}
