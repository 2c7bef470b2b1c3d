/**
 * Decorators of {@link telecom.assistant.model.ModelClient}: each adds one guard and knows nothing of the others. Around
 * one tier they nest as retry, circuit breaker, bulkhead, so that a pause between attempts holds no permit and each
 * attempt counts for the breaker; fail-over stands around the tiers.
 *
 * <p>The bridges from Resilience4j keep its rule for streams: a subscriber that cancels before the first item gives the
 * permit back and counts as nothing; after the first item it counts as success.
 */
package telecom.assistant.model.resilience;
