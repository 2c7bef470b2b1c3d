/** Characters and segments: the GSM 7-bit alphabet, splitting a reply into segments, reading an incoming segment. */
package telecom.assistant.channel.sms.text;
