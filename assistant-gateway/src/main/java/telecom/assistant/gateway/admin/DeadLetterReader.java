package telecom.assistant.gateway.admin;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads dead letters on worker threads, only a few at a time; further requests are refused. Thread-safe; never blocks
 * its caller.
 */
@ApplicationScoped
class DeadLetterReader {

    private static final Logger LOG = Logger.getLogger(DeadLetterReader.class);
    private static final int MAX_FETCH_BYTES = 4 * 1024 * 1024;

    private final DeadLetterTopic topic;
    private final Semaphore permits;

    @Inject
    DeadLetterReader(AdminConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this(config, () -> consumer(config, kafka));
    }

    DeadLetterReader(AdminConfig config, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.topic = new DeadLetterTopic(consumers, config.timeout());
        this.permits = new Semaphore(config.readsAtOnce());
    }

    /** Reads the topic with the given function and returns its result; fails with a {@link Problem}. */
    <T> Uni<T> read(Function<DeadLetterTopic, T> work) {
        return Uni.createFrom().deferred(() -> {
            if (!permits.tryAcquire()) {
                return Uni.createFrom()
                        .failure(Problem.unavailable(
                                "Too many requests are reading dead letters already (assistant.admin.reads-at-once)."));
            }
            return Uni.createFrom()
                    .completionStage(
                            CompletableFuture.supplyAsync(() -> doRead(work), Infrastructure.getDefaultWorkerPool()))
                    .onFailure()
                    .transform(Problem.unavailable(
                            LOG,
                            "dead letters not read",
                            "Kafka did not deliver the dead letters in time (assistant.admin.timeout)."));
        });
    }

    /** Releases the permit at the end of the work, which goes on even when nobody waits for it any more. */
    private <T> T doRead(Function<DeadLetterTopic, T> work) {
        try {
            return work.apply(topic);
        } finally {
            permits.release();
        }
    }

    private static Consumer<byte[], byte[]> consumer(AdminConfig config, Map<String, Object> kafka) {
        int timeout = Math.toIntExact(config.timeout().toMillis());
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
