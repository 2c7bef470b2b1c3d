package telecom.assistant.gateway.admin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import telecom.assistant.channel.kafka.Topics;

/** A dead-letter topic of two partitions, as consumers see it. */
final class DeadLetterRecords {

    static final String SUBSCRIBER = "A".repeat(43);
    static final String TEXT = "요금 알려줘";

    private static final int PARTITIONS = 2;

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long forgotten;

    /** Adds a record to a partition; its number is also its timestamp in milliseconds. */
    ConsumerRecord<byte[], byte[]> add(int partition, long number, String topic, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        all.add("dead-letter-reason", bytes(headers.getOrDefault("dead-letter-reason", "UndecodableEventException")));
        all.add("dead-letter-topic", bytes(topic));
        all.add("dead-letter-partition", bytes("7"));
        all.add("dead-letter-offset", bytes("42"));
        headers.forEach((name, value) -> all.add(name, bytes(value)));
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                Topics.DEAD_LETTER,
                partition,
                end(partition),
                number,
                TimestampType.CREATE_TIME,
                0,
                0,
                bytes(SUBSCRIBER),
                bytes(TEXT),
                all,
                Optional.empty());
        records.add(record);
        return record;
    }

    ConsumerRecord<byte[], byte[]> add(int partition, long number) {
        return add(partition, number, Topics.INBOUND, Map.of("ce_id", "event-" + number));
    }

    /** Drops the records of every partition below an offset, as retention does. */
    void forgetBelow(long offset) {
        forgotten = offset;
    }

    Consumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.setMaxPollRecords(500);
        consumer.updatePartitions(
                Topics.DEAD_LETTER,
                IntStream.range(0, PARTITIONS)
                        .mapToObj(each -> new PartitionInfo(Topics.DEAD_LETTER, each, null, null, null))
                        .toList());
        consumer.updateBeginningOffsets(offsets(partition -> Math.min(forgotten, end(partition))));
        consumer.updateEndOffsets(offsets(this::end));
        consumer.schedulePollTask(() -> records.stream()
                .filter(record -> consumer.assignment().contains(partition(record.partition())))
                .forEach(consumer::addRecord));
        return consumer;
    }

    private static Map<TopicPartition, Long> offsets(IntToLongFunction offset) {
        return IntStream.range(0, PARTITIONS)
                .boxed()
                .collect(Collectors.toMap(DeadLetterRecords::partition, offset::applyAsLong));
    }

    private long end(int partition) {
        return records.stream()
                .filter(record -> record.partition() == partition)
                .count();
    }

    private static TopicPartition partition(int partition) {
        return new TopicPartition(Topics.DEAD_LETTER, partition);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
