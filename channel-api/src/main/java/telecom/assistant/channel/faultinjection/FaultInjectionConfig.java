package telecom.assistant.channel.faultinjection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Faults that a benchmark injects from within. Nothing of this is ever set in a deployment. */
@ConfigMapping(prefix = "assistant.fault-injection")
public interface FaultInjectionConfig {

    /** The folder in which stop points are armed; without one, there are none. */
    Optional<Path> stopPoints();

    /** The rule that is broken on purpose. */
    @WithDefault("none")
    BrokenRule brokenRule();
}
