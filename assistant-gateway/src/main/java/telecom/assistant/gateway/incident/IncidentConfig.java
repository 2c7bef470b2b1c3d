package telecom.assistant.gateway.incident;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How soon incidents are known. */
@ConfigMapping(prefix = "assistant.incidents")
public interface IncidentConfig {

    /** How often each node with the role engine asks the database which incidents there are. */
    @WithDefault("1s")
    Duration refresh();
}
