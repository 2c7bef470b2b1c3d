/** Processes that the stack starts, watches and stops: none of them outlives the process that started it. */
package telecom.assistant.local.process;
