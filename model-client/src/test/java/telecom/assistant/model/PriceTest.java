package telecom.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceTest {

    @Test
    void chargesCachedTokensLessAndReasoningAsOutput() {
        Price price = new Price(new BigDecimal("600"), new BigDecimal("150"), new BigDecimal("2400"));

        assertThat(price.of(new Usage(1_000, 100, 400, 60))).isEqualByComparingTo("0.66");
    }

    @Test
    void refusesNegativePrices() {
        assertThatThrownBy(() -> new Price(BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("-1")))
                .hasMessageContaining("-1 (expected: >= 0)");
    }
}
