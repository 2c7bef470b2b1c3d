/** The gateway as a child process of the stack: started, awaited, watched and stopped. */
package telecom.assistant.local.gateway;
