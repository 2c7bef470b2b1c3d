package telecom.assistant.gateway.teacher;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** What is exported so that smaller models can learn from it. */
@ConfigMapping(prefix = "assistant.teacher")
public interface TeacherConfig {

    /** The tiers whose answers are worth learning from. */
    @WithDefault("primary")
    Set<String> tiers();

    /** Closed conversations that are examined in one transaction. */
    @WithDefault("200")
    int conversationsAtOnce();

    /** Turns of a conversation that are read in one transaction. */
    @WithDefault("50")
    int turnsAtOnce();

    /** The most exports that this node runs at a time; further ones are answered with 503. */
    @WithDefault("1")
    int exportsAtOnce();
}
