/** Tools that a model may call: what they take, and how they are told to a tier that knows nothing of them. */
package telecom.assistant.model.tool;
