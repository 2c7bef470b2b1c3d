package telecom.assistant.gateway.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import telecom.assistant.channel.kafka.Topics;
import telecom.assistant.store.deadletter.Position;

/**
 * Reads the dead-letter topic by position. It joins no consumer group, so it takes no records away from other
 * consumers. Each call uses a consumer of its own and does not block for much longer than the limit.
 */
final class DeadLetterTopic {

    private static final int PAGE = 1_000;
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

    /**
     * Some of the records that match a predicate.
     *
     * @param letters by offset within each partition
     * @param next the offset at which to continue in each partition
     * @param isLast whether that is the end of the topic
     */
    record Page(List<DeadLetter> letters, Map<Integer, Long> next, boolean isLast) {}

    /**
     * The oldest records that match the predicate, from an offset in each partition, about {@value #PAGE} at the most.
     * Stops in between when it takes too long.
     *
     * @param from where to begin; a partition that is not in it from its first record
     */
    Page page(Predicate<DeadLetter> wanted, Map<Integer, Long> from) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            Map<TopicPartition, Long> ends = seek(consumer, Long.MAX_VALUE, null, null);
            ends.keySet()
                    .forEach(each -> consumer.seek(
                            each, Math.max(consumer.position(each), from.getOrDefault(each.partition(), 0L))));
            List<DeadLetter> found = new ArrayList<>();
            long began = System.nanoTime();
            while (isUnread(consumer, ends) && found.size() < PAGE && System.nanoTime() - began < limit.toNanos()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    DeadLetter letter = DeadLetter.of(record);
                    if (wanted.test(letter)) {
                        found.add(letter);
                    }
                }
            }
            Map<Integer, Long> next = new TreeMap<>();
            ends.keySet().forEach(each -> next.put(each.partition(), consumer.position(each)));
            return new Page(found, next, !isUnread(consumer, ends));
        }
    }

    private static boolean isUnread(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    /** The records at these positions, without those that do not exist or have been deleted. */
    Map<Position, ConsumerRecord<byte[], byte[]>> at(Set<Position> positions) {
        Map<Position, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        if (!positions.isEmpty()) {
            read(consumer -> seek(consumer, positions), record -> {
                Position position = new Position(record.partition(), record.offset());
                if (positions.contains(position)) {
                    found.put(position, record);
                }
            });
        }
        return found;
    }

    /** The record at a position; empty if there is none, or if it has been deleted. */
    Optional<ConsumerRecord<byte[], byte[]>> at(int partition, long offset) {
        return read(1, partition, offset + 1, Function.identity()).stream()
                .filter(record -> record.offset() == offset)
                .findFirst();
    }

    /**
     * Reads the last records of each partition. Keeps only what {@code wanted} extracts from each record, because the
     * records themselves may be large.
     */
    private <T> List<T> read(
            int most, Integer partition, Long before, Function<ConsumerRecord<byte[], byte[]>, T> wanted) {
        List<T> found = new ArrayList<>();
        read(consumer -> seek(consumer, most, partition, before), record -> found.add(wanted.apply(record)));
        return found;
    }

    /** @param seek seeks to the first record to read in each partition; returns where reading ends, exclusive */
    private void read(
            Function<Consumer<?, ?>, Map<TopicPartition, Long>> seek,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            Map<TopicPartition, Long> ends = seek.apply(consumer);
            long began = System.nanoTime();
            while (isUnread(consumer, ends)) {
                if (System.nanoTime() - began > limit.toNanos()) {
                    throw new TimeoutException("dead letters: not read within " + limit);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                        each.accept(record);
                    }
                }
            }
        }
    }

    /** Seeks to the first record to read in each partition; returns the offsets at which reading ends, exclusive. */
    private static Map<TopicPartition, Long> seek(Consumer<?, ?> consumer, long most, Integer partition, Long before) {
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
        ends.forEach((each, end) -> consumer.seek(each, end - begins.get(each) > most ? end - most : begins.get(each)));
        return ends;
    }

    /** As above, from the first to the last of these positions in each partition, as far as they exist. */
    private static Map<TopicPartition, Long> seek(Consumer<?, ?> consumer, Set<Position> positions) {
        Map<TopicPartition, Long> ends = seek(consumer, Long.MAX_VALUE, null, null);
        ends.replaceAll((partition, end) -> {
            LongSummaryStatistics wanted = positions.stream()
                    .filter(position -> position.partition() == partition.partition())
                    .mapToLong(Position::offset)
                    .summaryStatistics();
            if (wanted.getCount() == 0) {
                return 0L;
            }
            consumer.seek(partition, Math.max(consumer.position(partition), wanted.getMin()));
            return Math.min(end, wanted.getMax() + 1);
        });
        return ends;
    }
}
