package telecom.assistant.model.resilience;

import java.util.OptionalInt;
import telecom.assistant.model.ContextUnit;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.tokens.TierTokens;

/**
 * How much a tier can read. Tokens are counted for prompt and answer together and characters for the prompt alone,
 * which is how the tiers themselves count.
 *
 * @param limit the limit; empty when it is unknown
 * @param maxTokens the tier's longest answer, for requests that set no limit
 */
public record ContextLimit(OptionalInt limit, ContextUnit unit, OptionalInt maxTokens) {

    boolean isExceededBy(ModelRequest request, TierTokens tokens) {
        return limit.isPresent() && length(request, tokens) > limit.getAsInt();
    }

    private int length(ModelRequest request, TierTokens tokens) {
        return switch (unit) {
            case CHARACTERS -> Math.toIntExact(request.characters().total());
            case TOKENS -> tokens.of(request) + request.options().maxTokens().orElse(maxTokens.orElse(0));
        };
    }
}
