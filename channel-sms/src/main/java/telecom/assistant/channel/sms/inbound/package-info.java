/** Texts from subscribers: collected until they are whole, then published or, if they are keywords, answered. */
package telecom.assistant.channel.sms.inbound;
