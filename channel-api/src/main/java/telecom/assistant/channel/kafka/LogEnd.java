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
 * The end offsets of a topic's partitions at the moment when this process began to read them. Records before these
 * offsets were written while a previous process was the reader. Safe for use by many threads.
 */
public final class LogEnd {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Uni<Map<TopicPartition, Long>> lookup;
    private volatile Map<TopicPartition, Long> ends;

    /** @param query asks Kafka for the end offsets; it is retried until it succeeds once */
    LogEnd(Supplier<Uni<Map<TopicPartition, Long>>> query) {
        this.lookup = Uni.createFrom()
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
     * The end of the partitions that are assigned to a channel by its settings ({@code assign-seek}). If the channel
     * has no Kafka consumer in this process, no record counts as earlier.
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

    /** An end before which there are no records, for a topic from which nothing has to be skipped. */
    public static LogEnd none() {
        LogEnd end = new LogEnd(() -> Uni.createFrom().item(Map.of()));
        end.ends = Map.of();
        return end;
    }

    /**
     * Completes, on the caller's context, as soon as the end offsets are known. The first call determines them, so make
     * it when the process begins to read.
     */
    public Uni<Void> whenKnown() {
        if (ends != null) {
            return Uni.createFrom().voidItem();
        }
        Context caller = Vertx.currentContext();
        Uni<Void> found = lookup.replaceWithVoid();
        return caller == null ? found : found.emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }

    /** Whether a record was written before this process began to read. False until the end offsets are known. */
    public boolean isAfter(Message<?> record) {
        Map<TopicPartition, Long> known = ends;
        return known != null
                && !known.isEmpty()
                && record.getMetadata(IncomingKafkaRecordMetadata.class)
                        .map(position -> position.getOffset()
                                < known.getOrDefault(
                                        new TopicPartition(position.getTopic(), position.getPartition()), 0L))
                        .orElse(false);
    }
}
