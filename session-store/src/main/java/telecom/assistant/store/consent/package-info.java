/** What subscribers have agreed to beyond being answered. */
package telecom.assistant.store.consent;
