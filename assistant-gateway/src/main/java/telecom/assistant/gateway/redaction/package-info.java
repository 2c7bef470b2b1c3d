/** Removes from a text, Korean or English, whatever would show who somebody is. All functions are pure. */
package telecom.assistant.gateway.redaction;
