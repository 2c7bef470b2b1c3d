package telecom.assistant.channel.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Where the partitions of a topic ended when this process began to read them: what lies before was written for the
 * process that read them earlier. Safe for use by many threads.
 */
public final class LogEnd {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Uni<Map<TopicPartition, Long>> ending;
    private volatile Map<TopicPartition, Long> ends;

    /** @param query asks Kafka for the ends; it is repeated until it succeeds, and then not asked any more */
    LogEnd(Supplier<Uni<Map<TopicPartition, Long>>> query) {
        this.ending = Uni.createFrom()
                .deferred(query::get)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .invoke(found -> ends = found)
                .memoize()
                .indefinitely();
    }

    /**
     * That of the partitions that a channel has been given by its settings ({@code assign-seek}). If the channel has no
     * Kafka consumer in this process, nothing is left out.
     */
    public static LogEnd of(KafkaClientService clients, String channel) {
        return new LogEnd(() -> {
            KafkaConsumer<?, ?> consumer = clients.getConsumer(channel);
            return consumer == null
                    ? Uni.createFrom().item(Map.of())
                    : consumer.runOnPollingThread(polling -> {
                        return polling.endOffsets(polling.assignment());
                    });
        });
    }

    /** Of a topic of which nothing has to be left out. */
    public static LogEnd unknown() {
        LogEnd none = new LogEnd(() -> Uni.createFrom().item(Map.of()));
        none.ends = Map.of();
        return none;
    }

    /**
     * Completes, on the context of the caller, as soon as the ends are known. They are those of the first call, so that
     * has to be made when the process begins to read.
     */
    public Uni<Void> known() {
        if (ends != null) {
            return Uni.createFrom().voidItem();
        }
        Context caller = Vertx.currentContext();
        Uni<Void> found = ending.replaceWithVoid();
        return caller == null ? found : found.emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }

    /** Whether a record had been written before this process began to read. False until the ends are known. */
    public boolean isAfter(Message<?> record) {
        Map<TopicPartition, Long> known = ends;
        return known != null
                && !known.isEmpty()
                && record.getMetadata(IncomingKafkaRecordMetadata.class)
                        .map(at -> at.getOffset()
                                < known.getOrDefault(new TopicPartition(at.getTopic(), at.getPartition()), 0L))
                        .orElse(false);
    }
}
