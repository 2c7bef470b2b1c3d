/** Tools that a model may call: their arguments, and how to describe them to a tier without tool support. */
package telecom.assistant.model.tool;
