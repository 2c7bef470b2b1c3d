package telecom.assistant.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the store. The connection itself is configured with {@code quarkus.datasource.*}. */
@ConfigMapping(prefix = "assistant.store")
public interface StoreConfig {

    /** The longest that a transaction may take, including the wait for a connection. */
    @WithDefault("10s")
    Duration timeout();

    /** How changes to conversations share transactions. */
    Commit commit();

    /** How changes to conversations share transactions. */
    interface Commit {

        /** How many changes one transaction may contain; with 1, each change has a transaction of its own. */
        @WithDefault("256")
        int maxChanges();

        /**
         * How many transactions may be in progress at a time; changes that arrive meanwhile are collected for the next
         * one.
         */
        @WithDefault("2")
        int inFlight();

        /** How many changes may wait for a transaction; further ones are refused and may be tried again. */
        @WithDefault("10000")
        int queue();
    }

    /** The minimum time for which a closed conversation and everything that belongs to it are kept. */
    @WithDefault("90d")
    Duration retention();

    /** The tables' partitions, each of which holds the conversations opened in a period. */
    Partitions partitions();

    /** The tables' partitions, each of which holds the conversations opened in a period. */
    interface Partitions {

        /** The length of that period for partitions yet to be created, in whole days. */
        @WithDefault("7d")
        Duration period();

        /** How far ahead partitions are created; it must exceed the longest time during which no engine node runs. */
        @WithDefault("56d")
        Duration ahead();

        /** How often new partitions are created and old ones dropped. */
        @WithDefault("24h")
        Duration maintainEvery();
    }
}
