/**
 * What a stream through the model client costs, beside a bare socket, and what it promises: nothing lost, mixed up or cut,
 * every cancelled stream ended at the tier.
 */
package telecom.assistant.benchmarks.model;
