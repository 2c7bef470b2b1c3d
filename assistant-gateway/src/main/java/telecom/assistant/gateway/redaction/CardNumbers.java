package telecom.assistant.gateway.redaction;

import java.util.regex.Pattern;

/** Payment cards: 13 to 19 digits, grouped or not, with a valid check digit (ISO/IEC 7812-1, annex B). */
final class CardNumbers {

    private static final Pattern FORM = Pattern.compile("(?<!\\d)\\d(?:[ \u00a0-]?\\d){12,18}(?!\\d)");

    private CardNumbers() {}

    static String mask(String text) {
        return FORM.matcher(text).replaceAll(found -> isCard(found.group()) ? Redaction.CARD : found.group());
    }

    private static boolean isCard(String written) {
        int sum = 0;
        boolean twice = false;
        for (int i = written.length() - 1; i >= 0; i--) {
            int digit = Character.digit(written.charAt(i), 10);
            if (digit >= 0) {
                int value = twice ? digit * 2 : digit;
                sum += value > 9 ? value - 9 : value;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
