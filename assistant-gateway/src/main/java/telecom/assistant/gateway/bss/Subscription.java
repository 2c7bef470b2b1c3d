package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Something that a subscriber has, such as their plan (TMF637 {@code Product}).
 *
 * @param holder the subscriber's name; null if the BSS gives none
 */
record Subscription(String plan, String holder) {

    /** Empty unless the product is in use and has a name. */
    static Optional<Subscription> of(JsonNode product, String party) {
        String name = BssJson.text(product.path("productOffering").path("name"));
        String plan = name == null ? BssJson.text(product.path("name")) : name;
        boolean active = product.path("status").asText("active").equals("active");
        return active && plan != null ? Optional.of(new Subscription(plan, holder(product, party))) : Optional.empty();
    }

    private static String holder(JsonNode product, String party) {
        return StreamSupport.stream(product.path("relatedParty").spliterator(), false)
                .filter(each -> party.equals(each.path("id").asText()))
                .map(each -> BssJson.text(each.path("name")))
                .findFirst()
                .orElse(null);
    }
}
