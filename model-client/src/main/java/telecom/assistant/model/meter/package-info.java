/** What the model client counts. */
package telecom.assistant.model.meter;
