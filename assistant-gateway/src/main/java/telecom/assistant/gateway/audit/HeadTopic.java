package telecom.assistant.gateway.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import telecom.assistant.channel.kafka.Topics;
import telecom.assistant.store.audit.AuditHead;

/**
 * The topic {@code assistant.audit-heads}: the newest entry of each writer's chain, out of reach of anybody who can
 * change only the database. It is compacted, with the writer as the key, so that each writer's newest head is kept
 * forever. Thread-safe.
 */
@ApplicationScoped
class HeadTopic {

    private static final String NAME = Topics.AUDIT_HEADS;

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> kafka;
    private Producer<String, String> producer;

    HeadTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Completes once all replicas have the head. Blocks while the topic is being looked up. */
    Uni<Void> publish(AuditHead head) {
        String value = JSON.createObjectNode()
                .put("number", head.number())
                .put("hash", head.hash())
                .put("at", Instant.now().toString())
                .toString();
        ProducerRecord<String, String> record =
                new ProducerRecord<>(NAME, head.writer().toString(), value);
        return Uni.createFrom().future(() -> producer().send(record), LIMIT).replaceWithVoid();
    }

    /** The newest head of every writer. Blocks for as long as reading the topic takes. */
    Map<UUID, AuditHead> read() {
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(NAME).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<UUID, AuditHead> heads = new HashMap<>();
            long began = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() - began > LIMIT.toNanos()) {
                    throw new TimeoutException("audit heads: not read within " + LIMIT);
                }
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    AuditHead head = head(record);
                    heads.merge(head.writer(), head, (one, other) -> one.number() > other.number() ? one : other);
                }
            }
            return heads;
        }
    }

    private static AuditHead head(ConsumerRecord<String, String> record) {
        try {
            JsonNode head = JSON.readTree(record.value());
            return new AuditHead(
                    UUID.fromString(record.key()),
                    head.path("number").longValue(),
                    head.path("hash").textValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(NAME + ": a record is not JSON", e);
        }
    }

    private synchronized Producer<String, String> producer() {
        if (producer == null) {
            Map<String, Object> settings = settings();
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) LIMIT.toMillis());
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis() * 2);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
