/** How a reply gets out once, in segments, and how it becomes known what became of it. */
package telecom.assistant.channel.sms.delivery;
