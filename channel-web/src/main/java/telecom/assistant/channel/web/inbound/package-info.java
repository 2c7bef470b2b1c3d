/** What users do becomes events, and comes back to their own stream. */
package telecom.assistant.channel.web.inbound;
