package telecom.assistant.benchmarks.turns;

import java.util.Map;

/** What is measured in one run, each on the same machine and the same stack. */
enum Variant {
    KAFKA("Kafka alone: two hops", Map.of()),
    /** Two a turn, one when it begins and one when it is answered: what a store without group commit does. */
    COMMIT_PER_WRITE(
            "engine, a commit for each write (two a turn)",
            Map.of("ASSISTANT_STORE_COMMIT_MAX_CHANGES", "1", "ASSISTANT_STORE_COMMIT_IN_FLIGHT", "20")),
    GROUP_COMMIT("engine, group commit", Map.of());

    private final String title;
    private final Map<String, String> settings;

    Variant(String title, Map<String, String> settings) {
        this.title = title;
        this.settings = settings;
    }

    String title() {
        return title;
    }

    /** The engine's, as environment variables. */
    Map<String, String> settings() {
        return settings;
    }
}
