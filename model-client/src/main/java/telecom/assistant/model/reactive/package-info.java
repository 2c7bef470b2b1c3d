/** Operators that Mutiny lacks. */
package telecom.assistant.model.reactive;
