package telecom.assistant.model.tier;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.Price;
import telecom.assistant.model.Usage;

/** What the tiers charge, as far as it is configured. */
@ApplicationScoped
public class Prices {

    private final Map<String, Price> prices = new HashMap<>();
    private final String currency;

    /** @throws IllegalArgumentException when a price is negative, naming the setting */
    public Prices(ModelConfig config) {
        this.currency = config.currency();
        config.tiers()
                .forEach((tier, settings) -> settings.price().ifPresent(list -> prices.put(tier, price(tier, list))));
    }

    private static Price price(String tier, ModelConfig.PriceList list) {
        try {
            return new Price(list.input(), list.cachedInput().orElse(list.input()), list.output());
        } catch (IllegalArgumentException negative) {
            throw new IllegalArgumentException(
                    "assistant.model.tiers." + tier + ".price: " + negative.getMessage(), negative);
        }
    }

    /** What a tier charges for this usage; empty when no price is configured for it. */
    public Optional<BigDecimal> of(String tier, Usage usage) {
        return Optional.ofNullable(prices.get(tier)).map(price -> price.of(usage));
    }

    /** The currency of all prices. */
    public String currency() {
        return currency;
    }
}
