package telecom.assistant.channel.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this process is among the others. */
@ApplicationScoped
public class WebNode {

    private final boolean servesWeb;
    private final int partition;

    public WebNode(
            @ConfigProperty(name = "assistant.roles", defaultValue = "engine,voice,sms,web,desk") List<String> roles,
            @ConfigProperty(name = "assistant.node.ordinal", defaultValue = "0") int ordinal,
            @ConfigProperty(name = "assistant.node.partitions", defaultValue = "16") int partitions) {
        this.servesWeb = roles.contains("web");
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
