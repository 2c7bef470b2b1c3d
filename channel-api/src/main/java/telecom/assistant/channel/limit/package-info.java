/** How many messages one subscriber, and how many requests one address, may send on any channel. */
package telecom.assistant.channel.limit;
