package telecom.assistant.benchmarks.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import telecom.assistant.benchmarks.promise.Store;
import telecom.assistant.channel.faultinjection.BrokenRule;

/**
 * Breaks a rule of the application on purpose, to prove that the checks notice it: from the outside where that is
 * possible, and otherwise by a setting.
 */
public enum Sabotage {
    NONE(Map.of(), ""),
    /** Offsets are committed as soon as records are read instead of when their outcome is durable. */
    EARLY_COMMIT(
            Map.of(
                    "MP_MESSAGING_INCOMING_INBOUND_COMMIT_STRATEGY", "ignore",
                    "MP_MESSAGING_INCOMING_INBOUND_ENABLE_AUTO_COMMIT", "true",
                    "MP_MESSAGING_INCOMING_INBOUND_AUTO_COMMIT_INTERVAL_MS", "100"),
            ""),
    /**
     * A conversation's epoch never changes, and an engine trusts the store even after a suspension, so that an engine
     * that has lost the conversation is not fenced off.
     */
    FENCE(Map.of("ASSISTANT_ENGINE_STORE_TRUST", "10m"), """
            create function keep_epoch() returns trigger language plpgsql as
                $$ begin new.epoch := old.epoch; return new; end $$;
            create trigger keep_epoch before update on conversation for each row execute function keep_epoch();
            """),
    /** Pieces of a reply are sent before the end of the previous turn is stored. */
    EARLY_PIECES(BrokenRule.EARLY_PIECES),
    /** The cancellation of a reply is sent before the cut is stored. */
    EARLY_CANCEL(BrokenRule.EARLY_CANCEL),
    /** Events that were consumed before a partition moved away and came back are settled under the later ownership. */
    LATE_SETTLE(BrokenRule.LATE_SETTLE);

    private final Map<String, String> engineSettings;
    private final String sql;

    Sabotage(Map<String, String> engineSettings, String sql) {
        this.engineSettings = engineSettings;
        this.sql = sql;
    }

    Sabotage(BrokenRule rule) {
        this(Map.of("ASSISTANT_FAULT_INJECTION_BROKEN_RULE", rule.name()), "");
    }

    /** The name on the command line, such as {@code early-commit}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Sabotage> named(String title) {
        return all().filter(sabotage -> sabotage.title().equals(title)).findFirst();
    }

    /** The names on the command line, separated by commas. */
    public static String titles() {
        return all().map(Sabotage::title).collect(Collectors.joining(", "));
    }

    private static Stream<Sabotage> all() {
        return Arrays.stream(values()).filter(sabotage -> sabotage != NONE);
    }

    Map<String, String> engineSettings() {
        return engineSettings;
    }

    /** Makes its changes to the database, whose schema must exist. */
    void install(Store store) {
        if (!sql.isEmpty()) {
            store.execute(sql);
        }
    }
}
