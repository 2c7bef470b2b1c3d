/** What subscribers have agreed to other than being answered. */
package telecom.assistant.store.consent;
