/** Incidents that many subscribers ask about at once, and the answer to these questions. */
package telecom.assistant.gateway.incident;
