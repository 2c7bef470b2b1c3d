package telecom.assistant.gateway.pages;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import telecom.assistant.channel.kafka.Topics;
import telecom.assistant.conversation.ChannelProfiles;

/**
 * Passes the events on Kafka to watchers as they arrive. It belongs to no consumer group, so it takes no records away
 * from other consumers, and it reads only while somebody watches. Watchers are called on the tap's own thread and must
 * not block it.
 */
@ApplicationScoped
class EventTap {

    private static final Logger LOG = Logger.getLogger(EventTap.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long RETRY_MILLIS = 2_000;
    /** The longest time for one attempt to look up the partitions. */
    private static final int API_TIMEOUT_MILLIS = 5_000;

    private final int limit;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Set<java.util.function.Consumer<SeenEvent>> watchers = new CopyOnWriteArraySet<>();
    private final List<String> topics;
    private boolean reading;

    @Inject
    EventTap(
            DemoConfig config,
            ChannelProfiles channels,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this(config.watcherLimit(), channels, () -> consumer(kafka));
    }

    EventTap(int limit, ChannelProfiles channels, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.topics = Stream.concat(
                        Stream.of(Topics.INBOUND, Topics.DESK),
                        channels.channels().stream().map(Topics::outbound))
                .toList();
        this.limit = limit;
        this.consumers = consumers;
    }

    /**
     * Passes each event from now on to the watcher, until the returned action is run; empty if there are as many
     * watchers as allowed.
     */
    synchronized Optional<Runnable> watch(java.util.function.Consumer<SeenEvent> watcher) {
        if (watchers.size() >= limit) {
            return Optional.empty();
        }
        watchers.add(watcher);
        if (!reading) {
            reading = true;
            Thread thread = new Thread(this::read, "demo-event-tap");
            thread.setDaemon(true);
            thread.start();
        }
        return Optional.of(() -> watchers.remove(watcher));
    }

    /** Removes all watchers: the thread ends within the time of one poll and closes its connections. */
    @PreDestroy
    void close() {
        watchers.clear();
    }

    private void read() {
        while (keepReading()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                follow(consumer);
            } catch (RuntimeException e) {
                // The broker is unreachable, or a record is unexpected: watchers get what arrives after the retry.
                LOG.warnf("demo events interrupted cause=%s", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    /** Decides under the lock, so that a watcher either keeps this thread reading or starts another. */
    private synchronized boolean keepReading() {
        reading = !watchers.isEmpty();
        return reading;
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        while (!watchers.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                SeenEvent.of(record).ifPresent(event -> watchers.forEach(each -> each.accept(event)));
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
        }
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MILLIS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
