/** Sends each reply once, in segments, and learns from receipts what became of it. */
package telecom.assistant.channel.sms.delivery;
