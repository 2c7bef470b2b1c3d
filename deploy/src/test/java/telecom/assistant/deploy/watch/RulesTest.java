package telecom.assistant.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import telecom.assistant.deploy.Repository;

/**
 * Tests that the alerts are valid, that each has a test and a section in the runbook, and that each is about something
 * that the application exports.
 */
class RulesTest {

    private static final String CASES = "deploy/src/test/promtool/assistant.yaml";
    private static final Pattern HEADING = Pattern.compile("(?m)^## (Assistant\\w+)$");
    /** A meter's name in the code: the whole name or, in the model client, the part after {@code PREFIX}. */
    private static final Pattern METER = Pattern.compile("\"(assistant\\.[a-z.]+|[a-z]+(?:\\.[a-z]+)*)\"");

    @Test
    void prometheusAcceptsTheRules() throws Exception {
        Promtool.run("check", "rules", Repository.path(Rules.FILE).toString());
    }

    @Test
    void alertsFireInTheirOwnCasesOnly() throws Exception {
        Promtool.run("test", "rules", Repository.path(CASES).toString());
    }

    @Test
    void everyAlertFiresInSomeCase() throws Exception {
        Set<String> fired = new TreeSet<>();
        for (JsonNode test : new YAMLMapper().readTree(Repository.read(CASES)).path("tests")) {
            for (JsonNode one : test.path("alert_rule_test")) {
                if (!one.path("exp_alerts").isEmpty()) {
                    fired.add(one.path("alertname").asText());
                }
            }
        }
        assertThat(fired).isEqualTo(names());
    }

    @Test
    void everyAlertLinksToItsSectionInTheRunbook() throws Exception {
        Set<String> sections = HEADING.matcher(Repository.read("docs/runbook.md"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sections).isEqualTo(names());
        assertThat(Rules.alerts()).allSatisfy(alert -> assertThat(
                        alert.path("annotations").path("runbook_url").asText())
                .endsWith("/docs/runbook.md#" + alert.path("alert").asText().toLowerCase(Locale.ROOT)));
    }

    @Test
    void everyAlertHasASeverity() throws Exception {
        assertThat(Rules.alerts()).allSatisfy(alert -> assertThat(
                        alert.path("labels").path("severity").asText())
                .isIn("page", "ticket"));
    }

    @Test
    void theCodeHasAMeterForEveryMetricInUse() throws Exception {
        Set<String> meters = meters();
        assertThat(Rules.metrics().stream().filter(name -> name.startsWith("assistant_")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(meters)
                        .as(name)
                        .contains(name.replaceAll("_(seconds|total)?_?(count|sum|max|bucket)?$", "")
                                .replaceAll("_(total|seconds)$", "")));
    }

    @Test
    void panelsHaveTitlesAndDescriptionsAndDoNotOverlap() throws Exception {
        List<JsonNode> panels = new ArrayList<>();
        new ObjectMapper()
                .readTree(Repository.read(Rules.DASHBOARD))
                .path("panels")
                .forEach(panels::add);
        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(panels.stream()
                        .map(panel -> panel.path("gridPos").path("x") + ","
                                + panel.path("gridPos").path("y")))
                .doesNotHaveDuplicates();
        assertThat(panels.stream().filter(panel -> panel.path("type").asText().equals("timeseries")))
                .isNotEmpty()
                .allSatisfy(panel -> {
                    assertThat(panel.path("title").asText()).isNotBlank();
                    assertThat(panel.path("description").asText()).endsWith(".");
                    assertThat(panel.path("targets")).isNotEmpty();
                });
    }

    private static Set<String> names() throws IOException {
        return Rules.alerts().stream()
                .map(alert -> alert.path("alert").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the meters in the code as Prometheus sees them, without the suffixes that it adds. */
    private static Set<String> meters() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of(
                "channel-api",
                "model-client",
                "session-store",
                "channel-voice",
                "channel-sms",
                "channel-web",
                "assistant-gateway")) {
            try (Stream<Path> files = Files.walk(Repository.path(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    String prefix = file.endsWith("ModelMeters.java") ? "assistant.model." : "";
                    METER.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1))
                            .map(name -> name.startsWith("assistant.") ? name : prefix + name)
                            .filter(name -> name.startsWith("assistant."))
                            .map(name -> name.replace('.', '_').replaceAll("_seconds$", ""))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }
}
