/**
 * Places at which a process can be made to stop or die, and rules that can be broken on purpose, so that {@code ./bench
 * faults} can hit windows of a few milliseconds and can show that its checks notice a mistake. All of it is off unless
 * {@code assistant.fault-injection.*} is set.
 */
package telecom.assistant.channel.faultinjection;
