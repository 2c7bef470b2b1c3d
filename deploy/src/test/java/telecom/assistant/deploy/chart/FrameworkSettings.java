package telecom.assistant.deploy.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of the frameworks on which the application is built, read from the frameworks themselves: Quarkus's
 * description of its settings, which its libraries contain, and the definitions in Kafka's clients.
 *
 * @param properties names of properties
 * @param variables names of environment variables
 */
record FrameworkSettings(Set<String> properties, Set<String> variables) {

    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final String KAFKA = "kafka.";
    /**
     * The setting of SmallRye Config for the folder of secrets. SmallRye Config has no machine-readable description of
     * its settings.
     */
    private static final String SECRETS = "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS";

    static FrameworkSettings read() throws IOException {
        FrameworkSettings settings = new FrameworkSettings(new HashSet<>(), new HashSet<>());
        for (URL model :
                Collections.list(FrameworkSettings.class.getClassLoader().getResources(MODEL))) {
            try (InputStream text = model.openStream()) {
                settings.collect(new ObjectMapper().readTree(text));
            }
        }
        settings.variables.add(SECRETS);
        settings.addKafka(ConsumerConfig.configNames());
        settings.addKafka(ProducerConfig.configNames());
        return settings;
    }

    private void addKafka(Set<String> names) {
        for (String name : names) {
            properties.add(KAFKA + name);
            variables.add((KAFKA + name).replace('.', '_').toUpperCase(Locale.ROOT));
        }
    }

    private void collect(JsonNode node) {
        JsonNode path = node.path("path");
        if (path.has("environmentVariable")) {
            properties.add(path.path("property").asText());
            variables.add(path.path("environmentVariable").asText());
        }
        node.forEach(this::collect);
    }

    boolean knowsVariable(String name) {
        return variables.contains(name);
    }

    boolean knowsProperty(String name) {
        return properties.contains(name);
    }
}
