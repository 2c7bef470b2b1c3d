package telecom.assistant.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Masks what subscribers may not tell an assistant, before it is published: the numbers of identity documents (Personal
 * Information Protection Act, article 24: residents, foreigners, passports, driver's licences) and payment cards, with
 * digits of any width and anything usual between them. Phone numbers, accounts and mail addresses stay, because
 * subscribers give them to be called back or to be found. Stateless and therefore thread-safe.
 */
public final class PersonalData {

    /** One letter and eight digits or, since 2021, one letter in the place of the fourth digit. */
    private static final Pattern PASSPORT =
            Pattern.compile("(?<![A-Za-z0-9])([MSRODmsrod])[ _-]?(?:\\d{8}|\\d{3}[A-Za-z]\\d{4})(?![A-Za-z0-9])");

    /** Region (11 to 28), year, serial number and check digits; only with separators is it told from other numbers. */
    private static final Pattern LICENCE = Pattern.compile(
            "(?<![\\d-])(1[1-9]|2[0-8])([ ._-]{1,3})\\d{2}[ ._-]{1,3}\\d{6}[ ._-]{1,3}\\d{2}(?![\\d-])");

    /**
     * One pattern for each length, because other digits may stand beside a card's; the usual length first, so that a
     * security code after the number is not taken for a part of it.
     */
    private static final List<Pattern> CARDS =
            Stream.of(16, 19, 18, 17, 15, 14, 13).map(PersonalData::card).toList();

    /**
     * Issuers by the first digits (ISO/IEC 7812-1), with the lengths they use. The IMEI of a phone has a check digit of
     * the same kind, but no issuer has its 15 digits except American Express.
     */
    private static final Pattern ISSUED =
            Pattern.compile("4\\d{12}(?:\\d{3}){0,2}|(?:5[1-5]|2[2-7]|35|6[025]|9\\d)\\d{14}"
                    + "|3[47]\\d{13}|3(?:0[0-5]|[68]\\d)\\d{11}|62\\d{14,17}");

    private PersonalData() {}

    /** The text with these numbers masked. */
    public static String mask(String text) {
        return maskCards(maskDocuments(text));
    }

    /** A copy of the JSON in which names, texts and numbers are masked; a number that was masked becomes a text. */
    public static JsonNode mask(JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(mask(field.getKey()), mask(field.getValue())));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(mask(element)));
            return copy;
        }
        String text = json.isIntegralNumber() ? json.asText() : json.isNumber() ? plain(json) : json.textValue();
        String masked = text == null ? null : mask(text);
        return text == null || text.equals(masked) ? json : TextNode.valueOf(masked);
    }

    /** The text with the numbers of identity documents masked, but not those of cards. */
    public static String maskDocuments(String text) {
        String masked =
                new PlainText(ResidentNumber.mask(text)).replace(PASSPORT, found -> found.group(1) + "********");
        return new PlainText(masked).replace(LICENCE, found -> found.group(1) + "-**-******-**");
    }

    private static String maskCards(String text) {
        String masked = text;
        for (Pattern card : CARDS) {
            masked = new PlainText(masked).replace(card, PersonalData::maskedCard);
        }
        return masked;
    }

    private static Pattern card(int digits) {
        return Pattern.compile("(?<!\\d)\\d(?:[ ._-]{0,3}\\d){" + (digits - 1) + "}(?!\\d)");
    }

    private static String maskedCard(MatchResult found) {
        String digits = found.group().replaceAll("\\D", "");
        return ISSUED.matcher(digits).matches() && hasCheckDigit(digits)
                ? "****-****-****-" + digits.substring(digits.length() - 4)
                : null;
    }

    /** ISO/IEC 7812-1, annex B (Luhn). */
    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** A number that was written with a fraction or an exponent. */
    private static String plain(JsonNode number) {
        double value = number.doubleValue();
        return Double.isFinite(value) && value == Math.rint(value) && Math.abs(value) < 1e18
                ? Long.toString((long) value)
                : number.asText();
    }
}
