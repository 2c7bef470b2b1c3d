package telecom.assistant.gateway.grounding;

import java.math.BigDecimal;

/**
 * Reads numbers as Korean writes them: digits ({@code 44,000}), digits with multipliers ({@code 4만 4천}) and words
 * ({@code 사만 사천}).
 */
final class KoreanNumber {

    /** The numerals that a number may consist of, for a character class in a regular expression. */
    static final String WORDS = "일이삼사오육칠팔구십백천만억";

    private static final String DIGITS = "영일이삼사오육칠팔구";
    private static final BigDecimal MYRIAD = BigDecimal.valueOf(10_000);

    private KoreanNumber() {}

    /** The value of a number that consists of digits, commas, points, spaces and {@link #WORDS}. */
    static BigDecimal of(String written) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal group = BigDecimal.ZERO;
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (Character.isDigit(c) || (c == '.' && !digits.isEmpty())) {
                digits.append(c);
            } else if (DIGITS.indexOf(c) > 0) {
                digits.append(DIGITS.indexOf(c));
            } else if (c == '만' || c == '억') {
                BigDecimal many = group.add(value(digits, group.signum() == 0 ? 1 : 0));
                total = total.add(many.multiply(c == '만' ? MYRIAD : MYRIAD.multiply(MYRIAD)));
                group = BigDecimal.ZERO;
            } else if (c == '십' || c == '백' || c == '천') {
                group = group.add(
                        value(digits, 1).multiply(BigDecimal.valueOf(c == '십' ? 10 : c == '백' ? 100 : 1_000)));
            }
        }
        return normal(total.add(group).add(value(digits, 0)));
    }

    /** Empties the buffer and returns the number that was in it; {@code ifNone} if the buffer was empty. */
    private static BigDecimal value(StringBuilder digits, int ifNone) {
        String written = digits.toString();
        digits.setLength(0);
        String number = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        // Digits with more than one decimal point are not a number; -1 then matches nothing.
        return number.isEmpty() ? BigDecimal.valueOf(ifNone) : parsed(number);
    }

    private static BigDecimal parsed(String number) {
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException e) {
            return BigDecimal.ONE.negate();
        }
    }

    /** Normalises a value so that numerically equal values are {@code equals}. */
    static BigDecimal normal(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
}
