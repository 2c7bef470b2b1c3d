package telecom.assistant.integration.harness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** How much has been written to topics: the end offset of each of their partitions. */
public final class EndOffsets implements AutoCloseable {

    private static final long LIMIT_SECONDS = 10;

    private final Admin admin;
    private final List<String> topics;

    public EndOffsets(String bootstrapServers, List<String> topics) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.topics = List.copyOf(topics);
    }

    public Map<TopicPartition, Long> read() {
        try {
            Map<TopicPartition, OffsetSpec> requested = new HashMap<>();
            for (TopicDescription topic : admin.describeTopics(topics)
                    .allTopicNames()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .values()) {
                topic.partitions()
                        .forEach(each ->
                                requested.put(new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest()));
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(requested)
                    .all()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, found) -> ends.put(partition, found.offset()));
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not return the end offsets", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
