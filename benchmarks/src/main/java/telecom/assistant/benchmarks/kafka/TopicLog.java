package telecom.assistant.benchmarks.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads everything that has been published on the topics of a broker. */
public final class TopicLog {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final String bootstrap;

    public TopicLog(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * Reads a topic from its beginning to its current end; the records of each partition come in order. Fails with an
     * {@link IllegalStateException} if the broker does not answer.
     */
    public void read(String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try {
            readAll(topic, reader);
        } catch (KafkaException e) {
            throw new IllegalStateException(topic + " cannot be read", e);
        }
    }

    private void readAll(String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (KafkaConsumer<String, byte[]> consumer = new Clients(bootstrap).consumer(topic)) {
            List<TopicPartition> partitions = List.copyOf(consumer.assignment());
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(topic + " could not be read within " + LIMIT.toSeconds() + " s");
                }
                consumer.poll(POLL).forEach(reader);
            }
        }
    }
}
