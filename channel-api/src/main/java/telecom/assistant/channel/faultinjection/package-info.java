/**
 * Places where a process can be made to stop or die, and rules that can be broken on purpose. With them, {@code ./bench
 * faults} can hit windows of a few milliseconds and show that its checks detect mistakes. Everything is off unless
 * {@code assistant.fault-injection.*} is set.
 */
package telecom.assistant.channel.faultinjection;
