package telecom.assistant.deploy.settings;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import telecom.assistant.deploy.Repository;

/** All settings of the application, read from the code. */
public final class SettingsReference {

    private static final List<String> MODULES = List.of(
            "channel-api",
            "conversation-core",
            "model-client",
            "session-store",
            "channel-voice",
            "channel-sms",
            "channel-web",
            "assistant-gateway");

    /** The settings without a mapping: they are read before mappings exist, or by one class only. */
    private static final List<Setting> SINGLE = List.of(
            new Setting(
                    "assistant.roles",
                    "list: text",
                    "all",
                    false,
                    "What this process does: `all`, or any of `engine`, `desk` and the names of the channels."),
            new Setting(
                    "assistant.node.ordinal",
                    "number",
                    "0",
                    false,
                    "This node's number among the nodes of its kind, which is the outbound partition that a voice or web "
                            + "node owns; less than `assistant.node.partitions`."),
            new Setting(
                    "assistant.node.partitions",
                    "number",
                    "16",
                    false,
                    "How many outbound partitions voice and web nodes can own, and thus the maximum number of each."));

    private static final Pattern SHORT_NAME = Pattern.compile("\\$\\{([A-Z_]+)[:}]");

    private final Map<String, List<Setting>> byMapping = new LinkedHashMap<>();
    private final Map<String, String> shipped;

    private SettingsReference(Map<String, String> shipped) {
        this.shipped = shipped;
    }

    /** Reads the settings from the code. */
    public static SettingsReference read() throws IOException, ReflectiveOperationException {
        Properties properties = new Properties();
        properties.load(new StringReader(Repository.read("src/main/resources/application.properties")));
        Map<String, String> shipped = new TreeMap<>();
        properties.forEach((name, value) -> shipped.put((String) name, (String) value));
        SettingsReference reference = new SettingsReference(shipped);
        Sources sources = new Sources(Repository.path("."), MODULES);
        SettingsReader reader = new SettingsReader(sources, shipped);
        Map<String, List<Setting>> sorted = new TreeMap<>();
        for (String mapping : sources.mappings()) {
            Class<?> type = Class.forName(mapping, false, SettingsReference.class.getClassLoader());
            List<Setting> settings = reader.read(type);
            sorted.put(prefix(type), settings);
        }
        reference.byMapping.put("assistant", SINGLE);
        reference.byMapping.putAll(sorted);
        return reference;
    }

    private static String prefix(Class<?> mapping) {
        return mapping.getAnnotation(io.smallrye.config.ConfigMapping.class).prefix();
    }

    /** The settings by the prefix of their mapping. */
    public Map<String, List<Setting>> byMapping() {
        return byMapping;
    }

    /** All settings. */
    public List<Setting> all() {
        List<Setting> all = new ArrayList<>();
        byMapping.values().forEach(all::addAll);
        return all;
    }

    /** The properties that application.properties sets, with their values. */
    public Map<String, String> shipped() {
        return shipped;
    }

    /**
     * The environment variables to which application.properties refers, each a short name for the property under which
     * it is used.
     */
    public Map<String, String> shortNames() {
        Map<String, String> names = new TreeMap<>();
        shipped.forEach((property, value) -> {
            var found = SHORT_NAME.matcher(value);
            if (found.find()) {
                names.put(found.group(1), property);
            }
        });
        return names;
    }

    /** The settings in application.properties that no mapping has, apart from those of Quarkus and its extensions. */
    public Set<String> unknown() {
        List<Setting> all = all();
        Set<String> unknown = new TreeSet<>();
        shipped.keySet().stream()
                .filter(name -> name.startsWith("assistant."))
                .filter(name -> all.stream().noneMatch(setting -> setting.isNamed(name)))
                .forEach(unknown::add);
        return unknown;
    }

    /** Whether an environment variable sets one of our settings. */
    public boolean knows(String variable) {
        return shortNames().containsKey(variable) || all().stream().anyMatch(setting -> setting.isSetBy(variable));
    }
}
