/**
 * Measures what a stream through the model client costs, compared with a bare socket, and checks the client's promises:
 * no stream is lost, mixed up or cut short, and every cancelled stream ends at the tier.
 */
package telecom.assistant.benchmarks.model;
