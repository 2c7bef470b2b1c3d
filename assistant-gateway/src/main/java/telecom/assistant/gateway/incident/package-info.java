/** Incidents that many ask about at once, and the answer to who does. */
package telecom.assistant.gateway.incident;
