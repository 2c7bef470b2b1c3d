/** Finds and masks personal data in written and transcribed messages, in Korean and English. */
package telecom.assistant.channel.personal;
