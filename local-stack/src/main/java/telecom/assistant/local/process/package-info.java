/** Processes that the stack starts, watches and ends: none of them outlives the one that started it. */
package telecom.assistant.local.process;
