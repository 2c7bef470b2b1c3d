package telecom.assistant.model;

/**
 * Tokens that a request used, as counted by the tier.
 *
 * @param cachedTokens the part of the prompt that was found in the tier's prefix cache
 * @param reasoningTokens the part of the completion that was reasoning; where the tier does not say, the number of
 *     pieces in which it came, each of which is usually one token
 */
public record Usage(int promptTokens, int completionTokens, int cachedTokens, int reasoningTokens) {

    /** The tokens of prompt and completion together. */
    public long total() {
        return (long) promptTokens + completionTokens;
    }

    public Usage plus(Usage more) {
        return new Usage(
                promptTokens + more.promptTokens,
                completionTokens + more.completionTokens,
                cachedTokens + more.cachedTokens,
                reasoningTokens + more.reasoningTokens);
    }
}
