package telecom.assistant.gateway.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import telecom.assistant.channel.kafka.Topics;

/**
 * Reads the dead-letter topic by position. It belongs to no consumer group, so it takes no records away from others.
 * Each call uses a consumer of its own and blocks for not much longer than the limit.
 */
final class DeadLetterTopic {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Comparator<DeadLetter> NEWEST_FIRST = Comparator.comparing(DeadLetter::time)
            .thenComparing(DeadLetter::offset)
            .reversed();

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration limit;

    DeadLetterTopic(Supplier<Consumer<byte[], byte[]>> consumers, Duration limit) {
        this.consumers = consumers;
        this.limit = limit;
    }

    /**
     * The newest records, newest first.
     *
     * @param partition the only one to look at; null for all
     * @param before looks at smaller offsets only; null for all
     */
    List<DeadLetter> newest(int most, Integer partition, Long before) {
        return read(most, partition, before, DeadLetter::of).stream()
                .sorted(NEWEST_FIRST)
                .limit(most)
                .toList();
    }

    /** The record at a position; empty if there is none, or if it has been deleted. */
    Optional<ConsumerRecord<byte[], byte[]>> at(int partition, long offset) {
        return read(1, partition, offset + 1, Function.identity()).stream()
                .filter(record -> record.offset() == offset)
                .findFirst();
    }

    /**
     * Reads the last records of each partition. Keeps only what is wanted of each, because the records themselves may
     * be large.
     */
    private <T> List<T> read(
            int most, Integer partition, Long before, Function<ConsumerRecord<byte[], byte[]>, T> wanted) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            Map<TopicPartition, Long> ends = seek(consumer, most, partition, before);
            List<T> found = new ArrayList<>();
            long began = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() - began > limit.toNanos()) {
                    throw new TimeoutException("dead letters: not read within " + limit);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                        found.add(wanted.apply(record));
                    }
                }
            }
            return found;
        }
    }

    /** Seeks to the first record to read in each partition; returns the offsets at which reading ends, exclusive. */
    private static Map<TopicPartition, Long> seek(Consumer<?, ?> consumer, int most, Integer partition, Long before) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTER).stream()
                .filter(each -> partition == null || each.partition() == partition)
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        // A consumer that is asked for the end of an unassigned partition complains in the log.
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        if (before != null) {
            ends.replaceAll((each, end) -> Math.min(before, end));
        }
        ends.forEach((each, end) -> consumer.seek(each, Math.max(begins.get(each), end - most)));
        return ends;
    }
}
