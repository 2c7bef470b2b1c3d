package telecom.assistant.channel.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import telecom.assistant.channel.NodeRoles;

/** What this process is among the others. */
@ApplicationScoped
public class WebNode {

    private final boolean servesWeb;
    private final int partition;

    public WebNode(
            NodeRoles roles,
            @ConfigProperty(name = "assistant.node.ordinal", defaultValue = "0") int ordinal,
            @ConfigProperty(name = "assistant.node.partitions", defaultValue = "16") int partitions) {
        this.servesWeb = roles.has("web");
        this.partition = Math.floorMod(ordinal, partitions);
    }

    /** Whether this process has the role {@code web}. */
    public boolean servesWeb() {
        return servesWeb;
    }

    /** The partition of {@code assistant.outbound.web} that this process consumes. */
    public int partition() {
        return partition;
    }
}
