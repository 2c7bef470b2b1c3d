package telecom.assistant.gateway.teacher;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** What is exported for smaller models to learn from. */
@ConfigMapping(prefix = "assistant.teacher")
public interface TeacherConfig {

    /** The tiers whose answers are worth learning from. */
    @WithDefault("primary")
    Set<String> tiers();

    /** Closed conversations looked at in one transaction. */
    @WithDefault("200")
    int conversationsAtOnce();

    /** Turns of a conversation read in one transaction. */
    @WithDefault("50")
    int turnsAtOnce();

    /** Exports that this node runs at a time; beyond it they are told to come back later. */
    @WithDefault("1")
    int exportsAtOnce();
}
