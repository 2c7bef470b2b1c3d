package telecom.assistant.deploy.licences;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import telecom.assistant.deploy.Repository;
import telecom.assistant.deploy.licences.Components.Component;

/** Holds what the application consists of to {@code deploy/licences.yaml}. */
class LicencesTest {

    private final JsonNode policy = read();
    private final Set<String> allowed =
            elements(policy.path("allowed")).map(JsonNode::asText).collect(Collectors.toSet());

    @Test
    void everyComponentMayBeShipped() throws IOException {
        Map<String, String> exceptions = elements(policy.path("exceptions"))
                .collect(Collectors.toMap(
                        exception -> exception.path("component").asText(),
                        exception -> exception.path("licence").asText()));

        assertThat(Components.libraries())
                .hasSizeGreaterThan(100)
                .filteredOn(component -> component.licences().stream().noneMatch(allowed::contains))
                .allSatisfy(component -> assertThat(component.licences())
                        .as(component.name())
                        .containsExactly(exceptions.getOrDefault(component.name(), "one of " + allowed)));
    }

    @Test
    void everyExceptionIsNeededAndGivesAReason() throws IOException {
        List<String> names =
                Components.libraries().stream().map(Component::name).toList();

        assertThat(elements(policy.path("exceptions"))).allSatisfy(exception -> {
            assertThat(names).contains(exception.path("component").asText());
            assertThat(exception.path("reason").asText()).hasSizeGreaterThan(20);
        });
    }

    @Test
    void everyFileThatIsShippedIsInTheList() throws IOException {
        List<String> listed = Components.locations();
        Path application = Components.application();

        try (Stream<Path> files = Files.walk(application)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> application.relativize(file).toString()))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(listed).contains(file));
        }
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Repository.read("deploy/licences.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
