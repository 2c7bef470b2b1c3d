package telecom.assistant.gateway.knowledge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept of questions that nothing answers, for those who write articles. */
@ConfigMapping(prefix = "assistant.questions")
public interface GapConfig {

    /** Whether such questions are kept: masked, counted, and without who asked. */
    @WithDefault("true")
    boolean enabled();

    /** How often each node writes what was asked since; what was asked in between is lost if it crashes. */
    @WithDefault("10s")
    Duration flush();

    /** The most different questions that wait to be written; any beyond that are dropped and counted. */
    @WithDefault("1000")
    int waiting();
}
