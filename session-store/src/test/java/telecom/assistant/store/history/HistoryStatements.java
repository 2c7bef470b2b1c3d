package telecom.assistant.store.history;

import java.util.List;

/** Gives tests of query plans access to the statements of this package. */
public final class HistoryStatements {

    private HistoryStatements() {}

    public static List<String> erasure() {
        return Erasure.STATEMENTS;
    }

    public static String forgetUsage() {
        return Retention.FORGET_USAGE;
    }
}
