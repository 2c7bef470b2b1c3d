/** Simulated users of the app's chat over Direct Line 3.0, so cheap that a thousand run beside the measured system. */
package telecom.assistant.benchmarks.chat;
