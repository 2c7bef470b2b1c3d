package telecom.assistant.store.history;

import java.util.List;

/** The statements of this package, for those who look at their plans. */
public final class HistoryStatements {

    private HistoryStatements() {}

    public static List<String> erasure() {
        return Erasure.STATEMENTS;
    }

    public static String forgetUsage() {
        return Retention.FORGET_USAGE;
    }
}
