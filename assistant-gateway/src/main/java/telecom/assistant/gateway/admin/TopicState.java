package telecom.assistant.gateway.admin;

import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.TopicPartitionInfo;

/** The state of a topic in Kafka: its settings, and the brokers that hold its partitions at the moment. */
record TopicState(Config config, List<TopicPartitionInfo> partitions) {

    TopicState {
        partitions = List.copyOf(partitions);
    }

    /** A setting of the topic; Kafka fills in the broker's value if the topic has none of its own. */
    String setting(String name, String fallback) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? fallback : entry.value();
    }

    long number(String name, long fallback) {
        return Long.parseLong(setting(name, String.valueOf(fallback)));
    }

    /** The replicas of the partition that has the fewest. */
    int fewestReplicas() {
        return partitions.stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    long partitionsWithoutLeader() {
        return partitions.stream()
                .filter(partition ->
                        partition.leader() == null || partition.leader().isEmpty())
                .count();
    }

    /**
     * How many partitions have a leader but fewer than this many replicas in sync, so that nothing can be written to
     * them.
     */
    long partitionsBelow(long inSync) {
        return partitions.stream()
                .filter(partition ->
                        partition.leader() != null && !partition.leader().isEmpty())
                .filter(partition -> partition.isr().size() < inSync)
                .count();
    }
}
