/** The metrics of the model client. */
package telecom.assistant.model.meter;
