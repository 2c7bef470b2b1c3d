package telecom.assistant.benchmarks.engine;

import java.util.HashMap;
import java.util.Map;

/** The systems that a run compares, all on the same machine. */
enum Variant {
    KAFKA("Kafka alone: two hops", Map.of()),
    /** Two commits a turn, when it begins and when it is answered, as in a store without group commit. */
    COMMIT_PER_WRITE(
            "engine, a commit for each write (two a turn)",
            Map.of("ASSISTANT_STORE_COMMIT_MAX_CHANGES", "1", "ASSISTANT_STORE_COMMIT_IN_FLIGHT", "20")),
    GROUP_COMMIT("engine, group commit", Map.of());

    /** Allows more requests at once than there are conversations, so that none is refused. */
    private static final Map<String, String> ROOM = Map.of("ASSISTANT_MODEL_TIERS_PRIMARY_MAX_CONCURRENT", "600");

    private final String title;
    private final Map<String, String> settings;

    Variant(String title, Map<String, String> settings) {
        this.title = title;
        this.settings = settings;
    }

    String title() {
        return title;
    }

    /** The engine's settings, as environment variables. */
    Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(ROOM);
        all.putAll(settings);
        return all;
    }
}
