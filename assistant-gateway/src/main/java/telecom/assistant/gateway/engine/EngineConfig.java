package telecom.assistant.gateway.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the turn engine. */
@ConfigMapping(prefix = "assistant.engine")
public interface EngineConfig {

    /** A conversation in which nobody has said anything for this long is over; the next utterance opens a new one. */
    @WithDefault("30m")
    Duration conversationIdle();

    /** A conversation leaves memory when nothing has happened in it for this long; the store still has it. */
    @WithDefault("10m")
    Duration memoryIdle();

    /** Conversations kept in memory; beyond it the longest idle leave sooner. Those in which a turn is active stay. */
    @WithDefault("50000")
    int conversationsInMemory();

    /** Utterances of a conversation kept in memory, and read when it is taken over. */
    @WithDefault("120")
    int utterancesInMemory();

    /** Events taken from Kafka whose outcome is not yet durable; at the limit no more are taken until one is. */
    @WithDefault("10000")
    int eventsInFlight();

    /** How many of these may be texts that wait; the sender of one more is told that all are busy. */
    @WithDefault("7500")
    int textsInFlight();

    /**
     * Turns of one conversation that wait; beyond it messages of the same leg share the last of them, up to {@code
     * gathering.messages-a-turn}, and the sender of one more is told that all are busy.
     */
    @WithDefault("20")
    int pendingTurns();

    /** How long a write is tried again while the database does not answer; an event gets three attempts at its writes. */
    @WithDefault("60s")
    Duration storePatience();

    /** How long an event that matters is sent again while Kafka does not take it. */
    @WithDefault("60s")
    Duration publishPatience();

    /** How long a step waits that another engine was in the way of, before it reads the conversation again. */
    @WithDefault("1s")
    Duration fencedPause();

    /** How long a subscriber waits for a person who does not come; then the assistant says so and is there again. */
    @WithDefault("10m")
    Duration agentPatience();

    /** A conversation that an agent has is over when nobody has said anything for this long. */
    @WithDefault("12h")
    Duration attendedIdle();

    /** Time between two looks for conversations that have lapsed. */
    @WithDefault("30s")
    Duration lapseInterval();

    /** How messages of a channel that gathers them are joined. */
    Gathering gathering();

    /** The messages of a channel whose arrival policy is to coalesce. */
    interface Gathering {

        /** They are answered when no more have come for this long. */
        @WithDefault("2s")
        Duration window();

        /** They are answered after this long, even if more keep coming. */
        @WithDefault("6s")
        Duration longest();

        /** Messages that share a turn at most; the next one begins another. */
        @WithDefault("20")
        int messagesATurn();
    }
}
