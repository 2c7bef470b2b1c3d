/** Figures that the model says are told only if they stand in what it was given. */
package telecom.assistant.gateway.grounding;
