/** What users do becomes events, and is echoed on their own stream. */
package telecom.assistant.channel.web.inbound;
