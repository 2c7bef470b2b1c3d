/** Checking by JSON Schema what a model wrote. */
package telecom.assistant.model.schema;
