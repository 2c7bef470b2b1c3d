package telecom.assistant.gateway.incident;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for incidents. */
@ConfigMapping(prefix = "assistant.incidents")
public interface IncidentConfig {

    /** How often each node with the role engine reads the incidents from the database. */
    @WithDefault("1s")
    Duration refresh();
}
