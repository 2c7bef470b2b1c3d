/** Removes from a text whatever would show who somebody is. Pure functions, for Korean and English. */
package telecom.assistant.gateway.redaction;
