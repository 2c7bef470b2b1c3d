/** The articles that the assistant takes its answers from: how they are found and how the model gets them. */
package telecom.assistant.gateway.knowledge;
