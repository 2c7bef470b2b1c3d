/** Answers that are values: described by a schema, checked, read into a record, and requested once more if unusable. */
package telecom.assistant.model.structured;
