/** Exports the answers of the large model, so that operators can train smaller models with them. */
package telecom.assistant.gateway.teacher;
