package telecom.assistant.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What decides which tiers a request goes to and how it appears in the metrics.
 *
 * @param channel a label of the caller's own, such as {@code voice}; this module attaches no meaning to it
 * @param tier the one tier to ask, whatever the routes say; no other one takes its place
 */
public record Routing(Purpose purpose, Optional<String> channel, Effort effort, Optional<String> tier) {

    public Routing {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(effort, "effort");
        Objects.requireNonNull(tier, "tier");
    }

    static Routing of(Purpose purpose) {
        return new Routing(purpose, Optional.empty(), Effort.ROUTINE, Optional.empty());
    }
}
