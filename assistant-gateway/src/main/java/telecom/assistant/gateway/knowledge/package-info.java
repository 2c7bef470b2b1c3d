/** The articles on which the assistant bases its answers: searching them and adding them to prompts. */
package telecom.assistant.gateway.knowledge;
