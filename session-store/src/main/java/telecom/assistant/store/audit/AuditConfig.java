package telecom.assistant.store.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import telecom.assistant.channel.SubscriberConfig;

/** The audit trail. */
@ConfigMapping(prefix = "assistant.audit")
public interface AuditConfig {

    /**
     * The key under which entries are linked, the same on all nodes; entries can be verified only with the key under which
     * they were written. Keep it from whoever can change the database.
     */
    @WithDefault("${assistant.subscriber.secret:" + SubscriberConfig.PUBLIC_SECRET + "}")
    String secret();

    /** How often each node publishes the end of its chain, so that it cannot be cut off unnoticed. */
    @WithDefault("1m")
    Duration headInterval();
}
