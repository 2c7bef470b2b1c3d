/** How much a subscriber may use of the model in a day, and what happens when that is spent. */
package telecom.assistant.gateway.budget;
