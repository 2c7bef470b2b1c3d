/**
 * Decorators of {@link telecom.assistant.model.ModelClient}: each adds one guard and knows nothing of the others.
 *
 * <p>Around one tier they nest like this, the outermost first:
 *
 * <ol>
 *   <li><b>context trim</b>: a shortened request is another request, with retries of its own;
 *   <li><b>retry</b>: a pause between attempts holds nothing of what follows;
 *   <li><b>circuit breaker</b>: each attempt counts, and a tier that is left alone is spent nothing on;
 *   <li><b>bulkhead</b>: refuses without a wait, and so bounds how many wait for the quotas behind it;
 *   <li><b>token quota</b>: a reservation is given back if nothing comes of it;
 *   <li><b>rate limit</b>: innermost, because its permits cannot be given back: whoever gets one is sent.
 * </ol>
 *
 * <p>Around the tiers of a route stand fail-over, and hedging where the route asks for it: there each tier comes with all
 * of the above, so a hedge waits for no retry of the tier that is late.
 *
 * <p>The guards give back what a stream held by the rule of {@link telecom.assistant.model.resilience.Permit}, and wait by
 * {@link telecom.assistant.model.resilience.Pause}, never on a thread.
 */
package telecom.assistant.model.resilience;
