/** Finds and masks personal data in what people write and say, in Korean and English. Pure functions. */
package telecom.assistant.channel.personal;
