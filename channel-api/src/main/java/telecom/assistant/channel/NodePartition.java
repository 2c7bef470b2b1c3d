package telecom.assistant.channel;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The partition of an outbound topic that belongs to this process. A call or chat is attached to one node, so its route
 * names that node's partition, and its replies reach only that node.
 */
@ApplicationScoped
public class NodePartition {

    private final int number;

    public NodePartition(
            @ConfigProperty(name = "assistant.node.ordinal", defaultValue = "0") int ordinal,
            @ConfigProperty(name = "assistant.node.partitions", defaultValue = "16") int partitions) {
        this.number = Math.floorMod(ordinal, partitions);
    }

    public int number() {
        return number;
    }
}
