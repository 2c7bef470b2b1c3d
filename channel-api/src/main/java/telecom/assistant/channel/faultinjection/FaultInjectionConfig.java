package telecom.assistant.channel.faultinjection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Faults that a process injects into itself during a benchmark. Never set any of these in a deployment. */
@ConfigMapping(prefix = "assistant.fault-injection")
public interface FaultInjectionConfig {

    /** The folder in which stop points are armed; without one, there are none. */
    Optional<Path> stopPoints();

    /** The rule that the engine breaks on purpose. */
    @WithDefault("none")
    BrokenRule brokenRule();
}
