/**
 * Decorators of {@link telecom.assistant.model.ModelClient}: each adds one guard and knows nothing of the others.
 *
 * <p>Around one tier they nest as follows, the outermost first:
 *
 * <ol>
 * <li><b>context trim</b>: a shortened request is a new request, with retries of its own;
 * <li><b>retry</b>: a pause between attempts holds none of the permits below;
 * <li><b>held answer</b>: an answer that has not been passed on can be requested again, and each attempt counts below;
 * <li><b>circuit breaker</b>: each attempt counts, and a tier whose circuit is open uses up no quota;
 * <li><b>bulkhead</b>: it refuses without waiting, and so limits how many requests wait for the quotas below;
 * <li><b>token quota</b>: a reservation is given back if nothing comes of it;
 * <li><b>rate limit</b>: the innermost, because its permits cannot be given back: a request that gets one is sent.
 * </ol>
 *
 * <p>Fail-over, and hedging where the route asks for it, go around the tiers of a route. Each of these tiers has all of
 * the above, so a hedge does not wait for the retries of the tier that is late.
 *
 * <p>Following the rule of {@link telecom.assistant.model.resilience.Permit}, the guards give back what a stream held.
 * They wait with {@link telecom.assistant.model.resilience.Pause}, never on a thread.
 */
package telecom.assistant.model.resilience;
