package telecom.assistant.channel.personal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;

/**
 * Masks {@linkplain Kind#SENSITIVE data that an assistant must not collect} (Personal Information Protection Act,
 * article 24) in texts to which no {@link Masking} applies. Stateless and therefore thread-safe.
 */
public final class PersonalData {

    private PersonalData() {}

    /** A copy of the text with such numbers masked. */
    public static String mask(String text) {
        return Finder.replace(text, Kind.SENSITIVE, Mask::of);
    }

    /** A copy of the JSON with such numbers masked in names, texts and numbers. */
    public static JsonNode mask(JsonNode json) {
        return mask(json, PersonalData::mask);
    }

    /**
     * A copy of the JSON with the mask applied to names, texts and numbers. A number that the mask changes becomes a
     * text.
     */
    public static JsonNode mask(JsonNode json, UnaryOperator<String> mask) {
        if (json instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(mask.apply(field.getKey()), mask(field.getValue(), mask)));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(mask(element, mask)));
            return copy;
        }
        String text = json.isIntegralNumber() ? json.asText() : json.isNumber() ? plain(json) : json.textValue();
        String masked = text == null ? null : mask.apply(text);
        return text == null || text.equals(masked) ? json : TextNode.valueOf(masked);
    }

    /** The plain digits of a number that was written with a fraction or an exponent, if it is a whole number. */
    private static String plain(JsonNode number) {
        double value = number.doubleValue();
        return Double.isFinite(value) && value == Math.rint(value) && Math.abs(value) < 1e18
                ? Long.toString((long) value)
                : number.asText();
    }
}
