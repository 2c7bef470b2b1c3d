package telecom.assistant.deploy.licences;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import telecom.assistant.deploy.Repository;

/** The list of components (CycloneDX) that the build makes together with the application. */
final class Components {

    private static final Path TARGET = Repository.path("assistant-gateway/target");

    private Components() {}

    /**
     * A file that is shipped.
     *
     * @param name group and name, such as {@code io.vertx/vertx-core}
     * @param licences ids of SPDX, or names for which there is none
     * @param location its path in the application's folder
     */
    record Component(String name, List<String> licences, String location) {}

    /** The application's folder. */
    static Path application() {
        return TARGET.resolve("quarkus-app");
    }

    /** The libraries that are shipped; those that only the build uses are left out. */
    static List<Component> libraries() throws IOException {
        return all().filter(component -> component.path("type").asText().equals("library"))
                .map(Components::component)
                .toList();
    }

    /** The paths of everything that is shipped, in the application's folder. */
    static List<String> locations() throws IOException {
        return all().map(component -> component(component).location()).toList();
    }

    /** Without the packaged application the test is skipped, but not in continuous integration. */
    private static Stream<JsonNode> all() throws IOException {
        Path list = TARGET.resolve("quarkus-run-cyclonedx.json");
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(Files.exists(list), "the application is not packaged: mvn -DskipTests package");
        }
        assertThat(list).exists();
        JsonNode components = new ObjectMapper().readTree(list.toFile()).path("components");
        return elements(components)
                .filter(component -> !component(component).location().isEmpty());
    }

    private static Component component(JsonNode json) {
        return new Component(
                json.path("group").asText() + "/" + json.path("name").asText(),
                elements(json.path("licenses")).map(Components::licence).toList(),
                json.path("evidence")
                        .path("occurrences")
                        .path(0)
                        .path("location")
                        .asText());
    }

    private static String licence(JsonNode choice) {
        JsonNode licence = choice.path("license");
        return Stream.of(licence.path("id"), licence.path("name"), choice.path("expression"))
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
