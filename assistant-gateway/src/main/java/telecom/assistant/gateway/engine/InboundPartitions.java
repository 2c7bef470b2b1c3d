package telecom.assistant.gateway.engine;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Tells the lanes which partitions of {@code assistant.inbound} this node has. It is called on the polling thread,
 * between two polls; a node that was taken for dead and comes back learns here that it has lost its partitions.
 */
@ApplicationScoped
@Identifier("assistant-engine")
class InboundPartitions implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(InboundPartitions.class);

    private final Lanes lanes;

    InboundPartitions(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        lanes.assigned(numbers(partitions), consumer.groupMetadata().generationId());
        LOG.infof("partitions gained count=%d", partitions.size());
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        lanes.revoked(numbers(partitions));
        LOG.infof("partitions lost count=%d", partitions.size());
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }
}
