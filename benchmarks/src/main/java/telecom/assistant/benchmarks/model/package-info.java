/**
 * What a stream through the model client costs, compared with a bare socket, and whether its promises hold: no stream
 * lost, mixed up or cut short, and every cancelled one ended at the tier.
 */
package telecom.assistant.benchmarks.model;
