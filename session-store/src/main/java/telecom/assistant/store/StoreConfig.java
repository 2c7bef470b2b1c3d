package telecom.assistant.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the store. The connection itself is configured as {@code quarkus.datasource.*}. */
@ConfigMapping(prefix = "assistant.store")
public interface StoreConfig {

    /** Longest wait for one transaction, the wait for a connection included. */
    @WithDefault("10s")
    Duration timeout();
}
