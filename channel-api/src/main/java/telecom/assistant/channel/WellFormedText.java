package telecom.assistant.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/**
 * Removes from incoming text the two kinds of characters that JSON can express but the system cannot store: NUL, which
 * PostgreSQL's text type cannot hold, and unpaired surrogates, which UTF-8 cannot encode (RFC 3629, section 3).
 * Otherwise a text could be published that can never be stored. Stateless and therefore thread-safe.
 */
public final class WellFormedText {

    /** Within a character class, a surrogate matches only if it is unpaired. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00\\x{D800}-\\x{DFFF}]");

    /**
     * White space, control and format characters, variation selectors, fillers and the blank Braille pattern. Apart
     * from white space, controls and Braille, these are most of Unicode's Default_Ignorable_Code_Point.
     */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{IsWhite_Space}\\p{Cc}\\p{Cf}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}"
                    + "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u2800\\u3164\\uFFA0]*");

    private WellFormedText() {}

    /** The text without these characters; null for null. */
    public static String of(String text) {
        return text == null ? null : FORBIDDEN.matcher(text).replaceAll("");
    }

    /** A copy of the JSON without these characters in names and texts. */
    public static JsonNode of(JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(of(field.getKey()), of(field.getValue())));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(of(element)));
            return copy;
        }
        return json.isTextual() ? TextNode.valueOf(of(json.textValue())) : json;
    }

    /** Whether the text has no visible characters. */
    public static boolean isInvisible(String text) {
        return INVISIBLE.matcher(text).matches();
    }
}
