package telecom.assistant.gateway.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import telecom.assistant.channel.kafka.Topics;

/**
 * Reads the dead-letter topic by position. It belongs to no consumer group, so it takes records from nobody. Each call
 * uses a consumer of its own and blocks for not much longer than the limit.
 */
final class DeadLetterTopic {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Comparator<DeadRecord> NEWEST_FIRST = Comparator.comparing(DeadRecord::time)
            .thenComparing(DeadRecord::offset)
            .reversed();

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration limit;

    DeadLetterTopic(Supplier<Consumer<byte[], byte[]>> consumers, Duration limit) {
        this.consumers = consumers;
        this.limit = limit;
    }

    /** What is read of a partition: from the first offset up to, but not including, the second. */
    private record Range(long from, long to) {}

    /**
     * The newest records, newest first.
     *
     * @param partition the only one to look at; null for all
     * @param before looks at smaller offsets only; null for all
     */
    List<DeadRecord> newest(int most, Integer partition, Long before) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions =
                    partitions(consumer, each -> partition == null || each == partition.intValue());
            Map<TopicPartition, Range> ranges = ranges(consumer, partitions, most, before);
            return read(consumer, ranges, DeadRecord::of).stream()
                    .sorted(NEWEST_FIRST)
                    .limit(most)
                    .toList();
        }
    }

    /** The record at a position; empty if there is none, or no longer. */
    Optional<ConsumerRecord<byte[], byte[]>> at(int partition, long offset) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = partitions(consumer, each -> each == partition);
            return read(consumer, ranges(consumer, partitions, 1, offset + 1), Function.identity()).stream()
                    .filter(record -> record.offset() == offset)
                    .findFirst();
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, Predicate<Integer> wanted) {
        return consumer.partitionsFor(Topics.DEAD_LETTER).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .filter(each -> wanted.test(each.partition()))
                .toList();
    }

    private static Map<TopicPartition, Range> ranges(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions, int most, Long before) {
        // A consumer that is asked for the end of an unassigned partition complains in the log.
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Range> ranges = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long to = before == null ? ends.get(partition) : Math.min(before, ends.get(partition));
            long from = Math.max(begins.get(partition), to - most);
            if (from < to) {
                ranges.put(partition, new Range(from, to));
            }
        }
        return ranges;
    }

    /** Keeps only what is wanted of each record, because the records themselves may be large. */
    private <T> List<T> read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Range> ranges,
            Function<ConsumerRecord<byte[], byte[]>, T> wanted) {
        consumer.assign(ranges.keySet());
        ranges.forEach((partition, range) -> consumer.seek(partition, range.from()));
        List<T> found = new ArrayList<>();
        long began = System.nanoTime();
        while (isBehind(consumer, ranges)) {
            if (System.nanoTime() - began > limit.toNanos()) {
                throw new TimeoutException("dead letters: not read within " + limit);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ranges.get(partition).to()) {
                    found.add(wanted.apply(record));
                }
            }
        }
        return found;
    }

    private static boolean isBehind(Consumer<?, ?> consumer, Map<TopicPartition, Range> ranges) {
        return ranges.entrySet().stream()
                .anyMatch(each ->
                        consumer.position(each.getKey()) < each.getValue().to());
    }
}
