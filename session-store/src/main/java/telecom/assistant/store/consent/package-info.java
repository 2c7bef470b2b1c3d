/** What subscribers have agreed to, such as training with their conversations. */
package telecom.assistant.store.consent;
