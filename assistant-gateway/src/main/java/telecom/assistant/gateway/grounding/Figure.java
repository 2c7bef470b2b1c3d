package telecom.assistant.gateway.grounding;

import java.math.BigDecimal;

/** A figure in a text, from index {@code from} up to, but not including, {@code to}. */
sealed interface Figure {

    int from();

    int to();

    /** An amount of money in any currency. */
    record Amount(int from, int to, BigDecimal value) implements Figure {}

    /** A percentage. */
    record Percentage(int from, int to, BigDecimal value) implements Figure {}

    /**
     * A day.
     *
     * @param month 0 if only the day of the month is named
     */
    record Day(int from, int to, int month, int day) implements Figure {}
}
