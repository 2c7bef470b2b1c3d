package telecom.assistant.gateway.role;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import telecom.assistant.channel.NodeRoles;

/**
 * Turns {@code assistant.roles} and {@code assistant.node.*} into the settings of the Kafka channels: those of roles
 * that this process does not have are off, and voice and web take replies from the one partition that is theirs.
 */
public final class RoleSettings implements ConfigSourceFactory {

    private static final Map<String, String> CHANNEL_ROLES = Map.of(
            "inbound", "engine",
            "outbound-voice", "voice",
            "outbound-sms", "sms",
            "outbound-web", "web",
            "desk", "desk");
    private static final Set<String> OWN_PARTITION = Set.of("outbound-voice", "outbound-web");
    /** Above application.properties, below system properties and environment variables. */
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        NodeRoles roles = new NodeRoles(
                List.of(value(context, "assistant.roles", NodeRoles.ALL).split(",")));
        int ordinal = Integer.parseInt(value(context, "assistant.node.ordinal", "0"));
        int partitions = Integer.parseInt(value(context, "assistant.node.partitions", "16"));
        if (ordinal < 0 || ordinal >= partitions) {
            throw new IllegalArgumentException("assistant.node.ordinal: " + ordinal
                    + " (expected: 0 to assistant.node.partitions - 1, which is " + (partitions - 1) + ")");
        }
        Map<String, String> settings = new HashMap<>();
        CHANNEL_ROLES.forEach((channel, role) -> {
            String prefix = "mp.messaging.incoming." + channel + ".";
            settings.put(prefix + "enabled", Boolean.toString(roles.has(role)));
            if (OWN_PARTITION.contains(channel)) {
                settings.put(prefix + "assign-seek", Integer.toString(ordinal));
                settings.put(prefix + "group.id", "assistant-" + role + "-" + ordinal);
            }
        });
        return List.of(new PropertiesConfigSource(settings, "assistant roles", ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static String value(ConfigSourceContext context, String name, String fallback) {
        String value = context.getValue(name).getValue();
        return value == null || value.isBlank() ? fallback : value;
    }
}
