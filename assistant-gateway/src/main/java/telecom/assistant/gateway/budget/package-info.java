/** How much a subscriber may use the model in a day, and what happens after that. */
package telecom.assistant.gateway.budget;
