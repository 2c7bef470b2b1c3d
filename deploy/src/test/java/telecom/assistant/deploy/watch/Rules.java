package telecom.assistant.deploy.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import telecom.assistant.deploy.Repository;

/** The shipped recording and alerting rules of Prometheus. */
final class Rules {

    static final String FILE = "deploy/chart/rules/assistant.yaml";
    static final String DASHBOARD = "deploy/chart/dashboards/assistant.json";

    private static final Pattern METRIC = Pattern.compile(
            "\\b(?:assistant|gen_ai|kafka|resilience4j|vertx|jvm|process|http)_[a-z0-9_]+\\b(?=[\\[{ )]|$)");

    private Rules() {}

    /** All rules of all groups. */
    static List<JsonNode> all() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode group : new YAMLMapper().readTree(Repository.read(FILE)).path("groups")) {
            group.path("rules").forEach(rules::add);
        }
        return rules;
    }

    static List<JsonNode> alerts() throws IOException {
        return all().stream().filter(rule -> rule.has("alert")).toList();
    }

    /** The metrics that the rules and the dashboard query, except those that the rules record themselves. */
    static Set<String> metrics() throws IOException {
        Set<String> names = new TreeSet<>();
        for (JsonNode rule : all()) {
            collect(rule.path("expr").asText(), names);
        }
        for (JsonNode panel : new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(Repository.read(DASHBOARD))
                .path("panels")) {
            panel.path("targets").forEach(target -> collect(target.path("expr").asText(), names));
        }
        return names;
    }

    private static void collect(String expression, Set<String> names) {
        METRIC.matcher(expression).results().forEach(found -> names.add(found.group()));
    }
}
