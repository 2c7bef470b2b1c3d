/**
 * Collects the parts of subscribers' texts until each text is whole, then publishes the text or, if it is a keyword,
 * answers it.
 */
package telecom.assistant.channel.sms.inbound;
