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

    /** How changes of conversations share transactions. */
    Commit commit();

    /** How changes of conversations share transactions. */
    interface Commit {

        /** Most changes in one transaction; with 1 each has its own. */
        @WithDefault("256")
        int maxChanges();

        /** Most transactions under way at a time; what comes meanwhile is collected for the next one. */
        @WithDefault("2")
        int inFlight();

        /** Most changes that wait for a transaction; one more is refused and may be tried again. */
        @WithDefault("10000")
        int queue();
    }

    /** How long a conversation and all that belongs to it are kept after it was closed; at least. */
    @WithDefault("90d")
    Duration retention();

    /** The tables' partitions, each for the conversations that are opened in a period. */
    Partitions partitions();

    /** The tables' partitions, each for the conversations that are opened in a period. */
    interface Partitions {

        /** Length of the period of the partitions yet to be made, in whole days. */
        @WithDefault("7d")
        Duration period();

        /** For how long ahead there are partitions; longer than any time without a node of role engine. */
        @WithDefault("56d")
        Duration ahead();

        /** How often new partitions are made and old ones dropped. */
        @WithDefault("24h")
        Duration maintainEvery();
    }
}
