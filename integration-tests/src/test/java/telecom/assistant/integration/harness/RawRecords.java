package telecom.assistant.integration.harness;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records to Kafka directly, bypassing the channels, well-formed or not. */
public final class RawRecords implements AutoCloseable {

    private static final long LIMIT_SECONDS = 10;

    private final KafkaProducer<String, byte[]> producer;

    public RawRecords(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** An event in CloudEvents' binary mode. */
    public static ProducerRecord<String, byte[]> event(
            String topic, String type, String id, String subscriber, String json) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, subscriber, bytes(json));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_type", "telecom.assistant." + type);
        header(record, "ce_source", "/test");
        header(record, "ce_subject", subscriber);
        header(record, "ce_time", Instant.now().toString());
        header(record, "content-type", "application/json");
        return record;
    }

    /** Adds a header to a record. */
    public static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, bytes(value));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns once the broker has the record. */
    public void put(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker did not accept a record", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
