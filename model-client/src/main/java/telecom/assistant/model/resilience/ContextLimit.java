package telecom.assistant.model.resilience;

import java.util.OptionalInt;
import telecom.assistant.model.ContextUnit;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.tokens.Characters;
import telecom.assistant.model.tokens.TierTokens;

/**
 * How much a tier reads. Tokens are those of prompt and answer together, characters those of the prompt alone, as the
 * tiers themselves count.
 *
 * @param limit unknown when empty
 * @param maxTokens the tier's longest answer, for requests that do not say theirs
 */
public record ContextLimit(OptionalInt limit, ContextUnit unit, OptionalInt maxTokens) {

    boolean isExceededBy(ModelRequest request, TierTokens tokens) {
        return limit.isPresent() && length(request, tokens) > limit.getAsInt();
    }

    private int length(ModelRequest request, TierTokens tokens) {
        return switch (unit) {
            case CHARACTERS -> Math.toIntExact(Characters.of(request).total());
            case TOKENS -> tokens.of(request) + request.options().maxTokens().orElse(maxTokens.orElse(0));
        };
    }
}
