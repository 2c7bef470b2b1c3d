/** Characters and segments: the GSM 7-bit alphabet, splitting a reply into segments, reading a segment that came in. */
package telecom.assistant.channel.sms.text;
