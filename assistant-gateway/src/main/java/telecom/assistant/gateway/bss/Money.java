package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import telecom.assistant.gateway.tool.Note;

/**
 * An amount of money as the BSS gives it.
 *
 * @param unit the currency, ISO 4217
 */
record Money(String unit, BigDecimal value) {

    private static final String WON = "KRW";

    /** Reads TM Forum's {@code Money}; empty if there is no figure. */
    static Optional<Money> of(JsonNode money) {
        return BssJson.number(money.path("value"))
                .map(value -> new Money(money.path("unit").asText(WON), value));
    }

    /** The amount as an agent sees it. */
    Note shown() {
        String figure = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
        return unit.equals(WON)
                ? new Note(figure + "원", "₩" + figure)
                : new Note(figure + " " + unit, figure + " " + unit);
    }
}
