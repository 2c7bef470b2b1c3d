package telecom.assistant.model;

import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * What a tier charges for a million tokens, in the currency of {@code assistant.model.currency}.
 *
 * @param input the price of a prompt
 * @param cachedInput the price of the part of a prompt that was found in the tier's prefix cache
 * @param output the price of an answer, including its reasoning
 */
public record Price(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {

    private static final int MILLION_DIGITS = 6;

    public Price {
        Stream.of(input, cachedInput, output)
                .filter(amount -> amount.signum() < 0)
                .forEach(amount -> {
                    throw new IllegalArgumentException("price: " + amount + " (expected: >= 0)");
                });
    }

    /** The exact price of these tokens. */
    public BigDecimal of(Usage usage) {
        int fresh = Math.max(0, usage.promptTokens() - usage.cachedTokens());
        return input.multiply(BigDecimal.valueOf(fresh))
                .add(cachedInput.multiply(BigDecimal.valueOf(usage.cachedTokens())))
                .add(output.multiply(BigDecimal.valueOf(usage.completionTokens())))
                .movePointLeft(MILLION_DIGITS);
    }
}
