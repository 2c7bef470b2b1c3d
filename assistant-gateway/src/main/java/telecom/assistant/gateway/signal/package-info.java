/** Recognises the intent of messages by their words, without a model. */
package telecom.assistant.gateway.signal;
