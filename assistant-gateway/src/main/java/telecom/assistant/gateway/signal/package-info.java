/** What a message wants, as far as its words show it without a model. */
package telecom.assistant.gateway.signal;
