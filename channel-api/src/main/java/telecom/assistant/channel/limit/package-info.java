/** Limits on the messages of a subscriber and on the requests of an address, on any channel. */
package telecom.assistant.channel.limit;
