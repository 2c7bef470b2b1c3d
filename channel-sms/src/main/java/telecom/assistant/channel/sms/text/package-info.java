/** Encodes texts in the alphabets of SMS, splits replies into segments, and reads incoming segments. */
package telecom.assistant.channel.sms.text;
