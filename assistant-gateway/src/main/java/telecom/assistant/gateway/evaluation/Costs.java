package telecom.assistant.gateway.evaluation;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import telecom.assistant.model.Usage;

/** What an answer costs. */
interface Costs {

    /** Empty when the tier has no price. */
    Optional<BigDecimal> of(String tier, Usage usage);

    /** What prices are in, such as {@code KRW}; empty when there are none. */
    Optional<String> currency();

    /** As long as nobody knows a price. */
    @DefaultBean
    @ApplicationScoped
    class Unknown implements Costs {

        @Override
        public Optional<BigDecimal> of(String tier, Usage usage) {
            return Optional.empty();
        }

        @Override
        public Optional<String> currency() {
            return Optional.empty();
        }
    }
}
