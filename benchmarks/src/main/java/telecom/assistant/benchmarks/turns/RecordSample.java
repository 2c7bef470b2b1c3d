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

/** A record of the application, by whose measure others are made. */
record RecordSample(ConsumerRecord<String, byte[]> record) {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ENOUGH = 500;
    private static final String TYPE = "ce_type";

    /**
     * Takes the one of medium size among the first of a topic.
     *
     * @param kind what the type of its event contains, such as {@code utterance}; if none does, any will do
     */
    static RecordSample of(Clients clients, String topic, String kind) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(topic)) {
            consumer.seekToBeginning(consumer.assignment());
            long deadline = System.nanoTime() + LIMIT.toNanos();
            boolean more = true;
            while (found.size() < ENOUGH && more && System.nanoTime() < deadline) {
                int before = found.size();
                consumer.poll(POLL).forEach(found::add);
                more = found.isEmpty() || found.size() > before;
            }
        }
        return medium(topic, found, kind);
    }

    static RecordSample medium(String topic, List<ConsumerRecord<String, byte[]>> records, String kind) {
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

    /** Another record with the same value and headers. */
    ProducerRecord<String, byte[]> like(String topic, Integer partition, String key) {
        return new ProducerRecord<>(topic, partition, key, record.value(), record.headers());
    }

    /** A key as long as this one's, which no other number gets. */
    String key(long number) {
        String digits = Long.toString(number);
        int missing = (record.key() == null ? 0 : record.key().length()) - digits.length();
        return "-".repeat(Math.max(0, missing)) + digits;
    }

    /** Bytes of the value, of the key and of the headers. */
    int size() {
        int headers = StreamSupport.stream(record.headers().spliterator(), false)
                .mapToInt(header -> header.key().length() + (header.value() == null ? 0 : header.value().length))
                .sum();
        return headers
                + record.value().length
                + (record.key() == null ? 0 : record.key().length());
    }
}
