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

    /** Utterances of a conversation kept in memory, and read when it is taken over. */
    @WithDefault("100")
    int utterancesInMemory();

    /** Events taken from Kafka whose outcome is not yet durable; at the limit no more are taken until one is. */
    @WithDefault("10000")
    int eventsInFlight();

    /** Texts of one conversation that wait, each for a turn of its own; beyond it the next ones share the last turn. */
    @WithDefault("20")
    int utterancesWaiting();

    /** How long a write is tried again while the database does not answer; an event gets three attempts at its writes. */
    @WithDefault("60s")
    Duration storePatience();
}
