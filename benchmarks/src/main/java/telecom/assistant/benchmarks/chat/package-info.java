/** Users of the app's chat, over Direct Line 3.0, so cheap that a thousand of them fit beside what they measure. */
package telecom.assistant.benchmarks.chat;
