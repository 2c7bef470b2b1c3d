/** Withholds figures in the model's answers that its prompt does not contain. */
package telecom.assistant.gateway.grounding;
