/** The articles that answers are taken from. */
package telecom.assistant.store.knowledge;
