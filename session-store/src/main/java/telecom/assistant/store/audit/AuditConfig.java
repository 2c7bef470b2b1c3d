package telecom.assistant.store.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import telecom.assistant.channel.SubscriberConfig;

/** The audit trail. */
@ConfigMapping(prefix = "assistant.audit")
public interface AuditConfig {

    /**
     * The key with which entries are linked, the same on all nodes; entries can be verified only with the key with
     * which they were written. Nobody who can change the database should have it.
     */
    @WithDefault("${assistant.subscriber.secret:" + SubscriberConfig.PUBLIC_SECRET + "}")
    String secret();

    /** How often each node publishes the end of its chain, so that it cannot be cut off unnoticed. */
    @WithDefault("1m")
    Duration headInterval();
}
