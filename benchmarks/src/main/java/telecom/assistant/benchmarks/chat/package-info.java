/** Simulated users of the app's chat over Direct Line 3.0, so cheap that a thousand fit beside the system measured. */
package telecom.assistant.benchmarks.chat;
