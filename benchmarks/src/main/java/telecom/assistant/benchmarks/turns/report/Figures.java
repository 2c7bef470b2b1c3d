package telecom.assistant.benchmarks.turns.report;

import java.util.Locale;

/** Formats figures for tables, with a dash for whatever was not measured. */
public final class Figures {

    private static final String NONE = "–";

    private Figures() {}

    public static String whole(double number) {
        return format("%,.0f", number);
    }

    public static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String millis(double millis) {
        return format("%,.1f", millis);
    }

    public static String cpu(double millis) {
        return format("%.2f", millis);
    }

    /** Formats the median and the 99th percentile, in milliseconds. */
    public static String spread(Spread spread) {
        return spread == null ? NONE : millis(spread.p50()) + " / " + millis(spread.p99());
    }

    private static String format(String form, double number) {
        return Double.isFinite(number) ? String.format(Locale.ROOT, form, number) : NONE;
    }
}
