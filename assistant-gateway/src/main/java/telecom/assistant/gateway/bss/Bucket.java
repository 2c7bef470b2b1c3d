package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of an allowance in a plan (TMF677 {@code Bucket}).
 *
 * @param usageType such as {@code data}, {@code voice} or {@code sms}
 * @param validUntil the last day on which it can be used; null when the BSS does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Bucket(String name, String usageType, Amount remaining, String validUntil) {

    /** An amount as the BSS gives it. */
    record Amount(BigDecimal amount, String units) {

        @Override
        public String toString() {
            return amount.toPlainString() + " " + units;
        }
    }

    /**
     * The buckets in an answer. They are in the fields {@code bucketRefOrValue} or, in later versions of the API,
     * {@code bucket}, either of the answer itself or of its {@code usageConsumption}, which is one object or a list.
     */
    static List<Bucket> in(JsonNode answer, ZoneId zone) {
        List<Bucket> buckets = new ArrayList<>();
        collect(answer, zone, buckets);
        JsonNode consumption = answer.path("usageConsumption");
        collect(consumption, zone, buckets);
        if (consumption.isArray()) {
            consumption.forEach(each -> collect(each, zone, buckets));
        }
        return buckets;
    }

    private static void collect(JsonNode from, ZoneId zone, List<Bucket> buckets) {
        for (String field : List.of("bucketRefOrValue", "bucket")) {
            from.path(field).forEach(bucket -> BssJson.number(
                            bucket.path("remainingValue").path("amount"))
                    .ifPresent(amount -> buckets.add(of(bucket, amount, zone))));
        }
    }

    private static Bucket of(JsonNode bucket, BigDecimal amount, ZoneId zone) {
        String units = BssJson.text(bucket.path("remainingValue").path("units"));
        return new Bucket(
                BssJson.text(bucket.path("name")),
                BssJson.text(bucket.path("usageType")),
                new Amount(amount, units == null ? "" : units),
                BssJson.day(bucket.path("validFor").path("endDateTime"), zone));
    }

    /** The bucket as an agent sees it. */
    String shown() {
        return (name != null ? name : String.valueOf(usageType)) + " " + remaining;
    }
}
