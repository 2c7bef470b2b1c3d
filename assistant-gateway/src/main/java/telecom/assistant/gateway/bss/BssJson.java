package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads values that BSS products write in different ways. */
final class BssJson {

    private static final int LONGEST_TEXT = 200;

    private BssJson() {}

    /** Reads a number, which some products write as a string; empty if the value is not a number. */
    static Optional<BigDecimal> number(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(node.decimalValue());
        }
        try {
            return node.isTextual() ? Optional.of(new BigDecimal(node.asText().strip())) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Reads a string and cuts it to a limited length; null if there is none. */
    static String text(JsonNode node) {
        String text = node.isValueNode() ? node.asText("").strip() : "";
        return text.isEmpty() || node.isNull() ? null : text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    /**
     * Reads a point in time as a day in the operator's zone. A string that is not a point in time is returned as it is;
     * null if there is none.
     */
    static String day(JsonNode node, ZoneId zone) {
        String text = text(node);
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text)
                            .atZoneSameInstant(zone)
                            .toLocalDate()
                            .toString();
        } catch (DateTimeException notAPointInTime) {
            return text;
        }
    }

    /**
     * Whether the item names the party as a related party. A BSS that ignores a filter may answer with items of other
     * subscribers.
     */
    static boolean belongsTo(String party, JsonNode item) {
        JsonNode parties = item.path("relatedParty");
        return party.equals(parties.path("id").asText())
                || StreamSupport.stream(parties.spliterator(), false)
                        .anyMatch(each -> party.equals(each.path("id").asText()));
    }
}
