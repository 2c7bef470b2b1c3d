/** What becomes of a text from a subscriber: collected until it is whole, then an utterance, a consent or a request for help. */
package telecom.assistant.channel.sms.inbound;
