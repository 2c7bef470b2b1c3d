/** Answers that are values: told as a schema, checked, bound to a record, and asked for once more when they are none. */
package telecom.assistant.model.structured;
