/** What Mutiny has no operator for. */
package telecom.assistant.model.reactive;
