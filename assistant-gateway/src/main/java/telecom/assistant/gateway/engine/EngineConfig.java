package telecom.assistant.gateway.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the turn engine. */
@ConfigMapping(prefix = "assistant.engine")
public interface EngineConfig {

    /** A conversation in which nobody has said anything for this long is over; the next utterance opens a new one. */
    @WithDefault("30m")
    Duration conversationIdle();

    /** A conversation leaves memory when nothing has happened in it for this long; the store still has it. */
    @WithDefault("10m")
    Duration memoryIdle();

    /**
     * The most conversations in memory; beyond this number, the ones that have been idle longest leave early. Active
     * ones stay.
     */
    @WithDefault("50000")
    int conversationsInMemory();

    /** The most utterances of a conversation that are kept in memory and read when it is taken over. */
    @WithDefault("120")
    int utterancesInMemory();

    /**
     * The most events consumed from Kafka whose outcome is not durable yet; at the limit, no more are consumed until
     * one of them is settled.
     */
    @WithDefault("10000")
    int eventsInFlight();

    /** How many of the events in flight may be waiting texts; the sender of any further text gets a busy notice. */
    @WithDefault("7500")
    int textsInFlight();

    /**
     * The most turns of one conversation that may wait; beyond that, messages of the same leg share the last of them,
     * up to {@code gathering.messages-a-turn}, and the sender of any further message gets a busy notice.
     */
    @WithDefault("20")
    int pendingTurns();

    /**
     * How long a write is retried while the database does not answer. Then the conversation is read again and the event
     * is processed again, until the database is back.
     */
    @WithDefault("60s")
    Duration storePatience();

    /**
     * How long the database counts as available after it has answered. During that time the first words of a reply may
     * be sent before the turn is stored; afterwards they wait.
     */
    @WithDefault("1s")
    Duration storeTrust();

    /** A turn that takes longer than this is stored, for the desk, before it has ended. */
    @WithDefault("500ms")
    Duration beginningBehind();

    /** How long sending an event is retried while Kafka does not accept it; pieces of a reply are not retried. */
    @WithDefault("60s")
    Duration publishPatience();

    /** How long a lane pauses before it re-reads a conversation that another engine has taken over. */
    @WithDefault("1s")
    Duration fencedPause();

    /** How long a subscriber waits for an agent who does not come; then the assistant says so and answers again. */
    @WithDefault("10m")
    Duration agentPatience();

    /**
     * How long a subscriber who hangs up while waiting for an agent keeps their place. If they call again, text or chat
     * within this time, they go on waiting; otherwise their wait ends, and the desk shows why.
     */
    @WithDefault("2m")
    Duration placeKept();

    /** The shortest time between two announcements to a caller who is waiting for an agent. */
    @WithDefault("45s")
    Duration holdWordsEvery();

    /**
     * How long after an interruption without recognised speech the rest of the reply is spoken, or the caller is asked
     * to go on. This is longer than most callers speak, because their words arrive only when they have finished.
     */
    @WithDefault("6s")
    Duration resumeAfter();

    /**
     * How long a subscriber's conversation waits behind an event whose type this version does not know, such as one
     * from a newer node during a rolling upgrade. Then the event is put aside until a node that knows the type is
     * running.
     */
    @WithDefault("15m")
    Duration unknownPatience();

    /**
     * How long events may wait without progress in any conversation, although the database answers, before the node
     * reports that it is no longer alive.
     */
    @WithDefault("60s")
    Duration stuckAfter();

    /** A conversation with an agent is over when nobody has said anything for this long. */
    @WithDefault("12h")
    Duration attendedIdle();

    /** The time between two searches for conversations that have lapsed. */
    @WithDefault("30s")
    Duration lapseInterval();

    /** How messages of a channel that gathers them are joined. */
    Gathering gathering();

    /** The messages of a channel whose arrival policy is to coalesce. */
    interface Gathering {

        /** The messages are answered when no more have arrived for this long. */
        @WithDefault("2s")
        Duration window();

        /** The messages are answered after this long, even if more keep coming. */
        @WithDefault("6s")
        Duration longest();

        /** The most messages that share a turn; the next one begins another. */
        @WithDefault("20")
        int messagesATurn();
    }
}
