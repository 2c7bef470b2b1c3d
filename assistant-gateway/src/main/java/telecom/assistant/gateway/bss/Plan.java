package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import telecom.assistant.gateway.tool.Note;

/**
 * A plan that the operator sells (TMF620 {@code ProductOffering}).
 *
 * @param description null if the BSS gives none
 * @param monthly the monthly price; null if the BSS gives none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Plan(String name, String description, Money monthly) {

    static Optional<Plan> of(JsonNode offering) {
        String name = BssJson.text(offering.path("name"));
        return Optional.ofNullable(name)
                .map(known -> new Plan(
                        known,
                        BssJson.text(offering.path("description")),
                        monthly(offering.path("productOfferingPrice"))));
    }

    /** BSS products differ: the price may be an amount, or an object that contains the amount including tax. */
    private static Money monthly(JsonNode prices) {
        for (JsonNode price : prices) {
            if (price.path("priceType").asText("recurring").equals("recurring")) {
                JsonNode amount = price.path("price");
                return Money.of(amount)
                        .or(() -> Money.of(amount.path("taxIncludedAmount")))
                        .orElse(null);
            }
        }
        return null;
    }

    /** The plan as an agent sees it. */
    Note shown() {
        return monthly == null
                ? new Note(name, name)
                : new Note(name, name)
                        .with(monthly.shown().ko(), monthly.shown().en());
    }
}
