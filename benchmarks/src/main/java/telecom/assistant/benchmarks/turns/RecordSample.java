package telecom.assistant.benchmarks.turns;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import telecom.assistant.benchmarks.kafka.Clients;

/** A record that the application wrote, which serves as the template for others of the same size. */
record RecordSample(ConsumerRecord<String, byte[]> record) {

    private static final Duration READING_LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MAX_RECORDS = 500;
    private static final String TYPE = "ce_type";

    /**
     * Picks the record of median size among the first ones on a topic.
     *
     * @param kind a part of the event type, such as {@code utterance}: if any records have a type that contains it,
     *     only those are considered
     */
    static RecordSample of(Clients clients, String topic, String kind) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(topic)) {
            consumer.seekToBeginning(consumer.assignment());
            long deadline = System.nanoTime() + READING_LIMIT.toNanos();
            boolean more = true;
            while (found.size() < MAX_RECORDS && more && System.nanoTime() < deadline) {
                int before = found.size();
                consumer.poll(POLL).forEach(found::add);
                more = found.isEmpty() || found.size() > before;
            }
        }
        return median(topic, found, kind);
    }

    static RecordSample median(String topic, List<ConsumerRecord<String, byte[]>> records, String kind) {
        if (records.isEmpty()) {
            throw new IllegalStateException("records on " + topic + ": none (expected: some after the warm-up)");
        }
        List<ConsumerRecord<String, byte[]>> ofKind =
                records.stream().filter(each -> type(each).contains(kind)).toList();
        List<ConsumerRecord<String, byte[]>> sorted = (ofKind.isEmpty() ? records : ofKind)
                .stream()
                        .sorted(Comparator.comparingInt(ConsumerRecord::serializedValueSize))
                        .toList();
        return new RecordSample(sorted.get(sorted.size() / 2));
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(TYPE);
        return type == null ? "" : new String(type.value(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }

    /** A record for another topic with the same value and headers. */
    ProducerRecord<String, byte[]> copy(String topic, Integer partition, String key) {
        return new ProducerRecord<>(topic, partition, key, record.value(), record.headers());
    }

    /** A key that is unique to the number and, where possible, as long as this record's key. */
    String key(long number) {
        String digits = Long.toString(number);
        int missing = (record.key() == null ? 0 : record.key().length()) - digits.length();
        return "-".repeat(Math.max(0, missing)) + digits;
    }

    /** The size in bytes of the value, the key and the headers. */
    int size() {
        int headers = StreamSupport.stream(record.headers().spliterator(), false)
                .mapToInt(header -> header.key().length() + (header.value() == null ? 0 : header.value().length))
                .sum();
        return headers
                + record.value().length
                + (record.key() == null ? 0 : record.key().length());
    }
}
