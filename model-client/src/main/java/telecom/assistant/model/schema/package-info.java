/** Checks what a model wrote against a JSON Schema. */
package telecom.assistant.model.schema;
