/** The gateway as a child process: started, awaited, watched and stopped. */
package telecom.assistant.local.gateway;
