package telecom.assistant.gateway.pages;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import telecom.assistant.channel.kafka.Topics;
import telecom.assistant.conversation.ChannelProfiles;

/**
 * Shows the events on Kafka, from now on, to anyone who watches. It belongs to no consumer group, so it takes records
 * from nobody, and it reads only while somebody watches. Watchers are called on its own thread and must not block.
 */
@ApplicationScoped
class EventTap {

    /** The longest time for one attempt to find out the partitions. */
    private static final int API_TIMEOUT_MILLIS = 5_000;

    private final int limit;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Set<java.util.function.Consumer<SeenEvent>> watchers = new CopyOnWriteArraySet<>();
    private final List<String> topics;
    private TapReader reader;

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
     * Passes each event to the watcher until the returned action is run; empty if there are enough watchers already.
     */
    synchronized Optional<Runnable> watch(java.util.function.Consumer<SeenEvent> watcher) {
        if (watchers.size() >= limit) {
            return Optional.empty();
        }
        watchers.add(watcher);
        if (reader == null) {
            reader = new TapReader(consumers, topics, event -> watchers.forEach(each -> each.accept(event)));
            reader.start();
        }
        return Optional.of(() -> leave(watcher));
    }

    @PreDestroy
    synchronized void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    private synchronized void leave(java.util.function.Consumer<SeenEvent> watcher) {
        watchers.remove(watcher);
        if (watchers.isEmpty()) {
            close();
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
