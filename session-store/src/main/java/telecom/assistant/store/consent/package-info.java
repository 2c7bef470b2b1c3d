/** Stores what subscribers have agreed to, such as the training of models with their conversations. */
package telecom.assistant.store.consent;
