package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What remains of a prepaid balance (TMF654 {@code Bucket}).
 *
 * @param validUntil the last day on which it can be used; null when the BSS does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Balance(String name, Bucket.Amount remaining, String validUntil) {

    static Optional<Balance> of(JsonNode bucket, ZoneId zone) {
        JsonNode left = bucket.path("remainingValue");
        return BssJson.number(left.path("amount"))
                .map(amount -> new Balance(
                        BssJson.text(bucket.path("name")),
                        new Bucket.Amount(
                                amount,
                                Optional.ofNullable(BssJson.text(left.path("units")))
                                        .orElse("")),
                        BssJson.day(bucket.path("validFor").path("endDateTime"), zone)));
    }

    /** The balance as an agent sees it. */
    String shown() {
        return name == null ? remaining.toString() : name + " " + remaining;
    }
}
