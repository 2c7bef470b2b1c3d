package telecom.assistant.channel.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A channel's consumer without a broker, whose group generation the test controls. */
final class PolledConsumer extends MockConsumer<String, byte[]> {

    private final List<Map<TopicPartition, OffsetAndMetadata>> commits = new ArrayList<>();
    private int generation = -1;
    private RuntimeException refusal;

    PolledConsumer() {
        super("earliest");
    }

    /** Rebalances the consumer group, which raises its generation. */
    void rebalance() {
        generation = Math.max(generation, 0) + 1;
    }

    /** Lets all later commits fail with this exception; null to accept them again. */
    void refuse(RuntimeException failure) {
        refusal = failure;
    }

    /** What was committed, in order. */
    List<Map<TopicPartition, OffsetAndMetadata>> commits() {
        synchronized (commits) {
            return List.copyOf(commits);
        }
    }

    @Override
    public synchronized ConsumerGroupMetadata groupMetadata() {
        return new ConsumerGroupMetadata("group", generation, "member", Optional.empty());
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (refusal != null) {
            throw refusal;
        }
        synchronized (commits) {
            commits.add(new HashMap<>(offsets));
        }
    }

    /** This consumer as the connector presents it. Every action runs at once, on the caller's thread. */
    @SuppressWarnings("unchecked")
    KafkaConsumer<String, byte[]> asChannel() {
        return (KafkaConsumer<String, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {KafkaConsumer.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "configuration" -> Map.of("group.id", "group");
                    case "unwrap" -> this;
                    case "committed" -> Uni.createFrom().item(Map.of());
                    case "commit" -> {
                        commitSync((Map<TopicPartition, OffsetAndMetadata>) arguments[0]);
                        yield Uni.createFrom().voidItem();
                    }
                    case "runOnPollingThread" ->
                        Uni.createFrom()
                                .item(() -> ((Function<Consumer<String, byte[]>, Object>) arguments[0]).apply(this));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
