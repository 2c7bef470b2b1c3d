package telecom.assistant.benchmarks.turns.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a run.
 *
 * @param date when the run began, in ISO 8601
 * @param settings what the run was like, by name, in the order in which it is shown
 * @param rows the rows, in the order in which they were measured
 */
public record TurnsResult(String date, Machine machine, Map<String, String> settings, List<RowResult> rows) {

    public static final String GATEWAY = "gateway";
    public static final String BROKER = "broker";
    public static final String DATABASE = "database";
    public static final String BENCHMARK = "users and model";

    public TurnsResult {
        // Map.copyOf would lose the order.
        settings = new LinkedHashMap<>(settings);
        rows = List.copyOf(rows);
    }

    /** Whether every turn was answered as it should be. */
    public boolean allAnswered() {
        return rows.stream().allMatch(RowResult::allAnswered);
    }
}
