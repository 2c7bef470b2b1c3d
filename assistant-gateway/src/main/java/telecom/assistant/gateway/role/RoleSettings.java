package telecom.assistant.gateway.role;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;
import telecom.assistant.channel.NodeRoles;

/**
 * Turns {@code assistant.roles} and {@code assistant.node.*} into the settings of the Kafka channels. The channels of
 * roles that this process does not have are disabled. For a channel with {@code own-partition}, a node consumes replies
 * from its own partition only.
 */
public final class RoleSettings implements ConfigSourceFactory {

    private static final Pattern CHANNEL = Pattern.compile("assistant\\.channels\\.([a-z][a-z0-9-]*)\\..+");
    private static final String ENGINE = "engine";
    private static final String DESK = "desk";
    /** Takes precedence over application.properties, but not over system properties and environment variables. */
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Set<String> channels = channels(context);
        NodeRoles roles = new NodeRoles(
                List.of(value(context, "assistant.roles", NodeRoles.ALL).split(",")));
        Set<String> known = new TreeSet<>(channels);
        known.addAll(List.of(ENGINE, DESK));
        roles.requireKnown(known);
        Map<String, String> settings = new HashMap<>();
        settings.put("mp.messaging.incoming.inbound.enabled", Boolean.toString(roles.has(ENGINE)));
        settings.put("mp.messaging.incoming.desk.enabled", Boolean.toString(roles.has(DESK)));
        String ordinal = Integer.toString(ordinal(context));
        for (String channel : channels) {
            String prefix = "mp.messaging.incoming.outbound-" + channel + ".";
            settings.put(prefix + "enabled", Boolean.toString(roles.has(channel)));
            if (Boolean.parseBoolean(value(context, "assistant.channels." + channel + ".own-partition", "false"))) {
                settings.put(prefix + "assign-seek", ordinal);
                settings.put(prefix + "group.id", "assistant-" + channel + "-" + ordinal);
            }
        }
        return List.of(new PropertiesConfigSource(settings, "assistant roles", ORDINAL));
    }

    private static Set<String> channels(ConfigSourceContext context) {
        Set<String> channels = new TreeSet<>();
        for (Iterator<String> names = context.iterateNames(); names.hasNext(); ) {
            Matcher name = CHANNEL.matcher(names.next());
            if (name.matches()) {
                channels.add(name.group(1));
            }
        }
        return channels;
    }

    private static int ordinal(ConfigSourceContext context) {
        int ordinal = Integer.parseInt(value(context, "assistant.node.ordinal", "0"));
        int partitions = Integer.parseInt(value(context, "assistant.node.partitions", "16"));
        if (ordinal < 0 || ordinal >= partitions) {
            throw new IllegalArgumentException("assistant.node.ordinal: " + ordinal
                    + " (expected: 0 to assistant.node.partitions - 1, which is " + (partitions - 1) + ")");
        }
        return ordinal;
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
