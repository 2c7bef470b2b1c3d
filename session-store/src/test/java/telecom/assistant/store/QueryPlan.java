package telecom.assistant.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How PostgreSQL plans to answer a query. */
public final class QueryPlan {

    /** A table with fewer rows may be read completely. */
    private static final int BIG = 1000;

    private final Rows rows;
    private final String query;
    private final List<JsonNode> nodes;

    private QueryPlan(Rows rows, String query, List<JsonNode> nodes) {
        this.rows = rows;
        this.query = query;
        this.nodes = nodes;
    }

    public static QueryPlan of(Rows rows, String statement, Map<String, String> parameters) {
        String query = Pattern.compile("(?<!:):([a-zA-Z]+)")
                .matcher(statement)
                .replaceAll(named -> Matcher.quoteReplacement(parameters.get(named.group(1))));
        String json = rows.texts("explain (format json) " + query).get(0);
        try {
            JsonNode plan = new JsonMapper().readTree(json);
            return new QueryPlan(rows, query, nodesOf(plan.path(0).path("Plan")).toList());
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(json, unreadable);
        }
    }

    private static Stream<JsonNode> nodesOf(JsonNode plan) {
        return Stream.concat(
                Stream.of(plan),
                StreamSupport.stream(plan.path("Plans").spliterator(), false).flatMap(QueryPlan::nodesOf));
    }

    public String text() {
        return String.join("\n", rows.texts("explain " + query));
    }

    /** The indexes that it uses; an index of a partition counts as that of its table. */
    public Set<String> indexes() {
        Map<String, String> parents = rows
                .texts("select inhrelid::regclass || ' ' || inhparent::regclass from pg_inherits join pg_class c"
                        + " on c.oid = inhrelid and c.relkind = 'i'")
                .stream()
                .map(pair -> pair.split(" ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return values("Index Name").stream()
                .map(index -> parents.getOrDefault(index, index))
                .collect(Collectors.toSet());
    }

    /** The partitions of a table that it reads. */
    public Set<String> partitionsOf(String table) {
        return values("Relation Name").stream()
                .filter(name -> name.matches(table + "_\\d+"))
                .collect(Collectors.toSet());
    }

    /** The big tables that it reads completely. */
    public Set<String> fullyScannedTables() {
        return nodes.stream()
                .filter(node -> node.path("Node Type").asText().equals("Seq Scan"))
                .map(node -> node.path("Relation Name").asText())
                .filter(table -> rows.count("pg_class where relname = '" + table + "' and reltuples > " + BIG) > 0)
                .collect(Collectors.toSet());
    }

    /** The keys that it sorts by. */
    public Set<String> sorts() {
        return nodes.stream()
                .map(node -> node.path("Sort Key").toString())
                .filter(keys -> !keys.isEmpty())
                .collect(Collectors.toSet());
    }

    private Set<String> values(String field) {
        return nodes.stream()
                .map(node -> node.path(field).asText())
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }
}
