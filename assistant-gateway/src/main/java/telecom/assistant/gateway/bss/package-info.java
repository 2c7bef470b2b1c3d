/**
 * What the operator's business support system knows about a subscriber, over TM Forum's Open APIs (version 4): bills
 * (TMF678), usage (TMF677) and trouble tickets (TMF621), each as a tool for the model. Figures are passed on as the BSS
 * gives them.
 */
package telecom.assistant.gateway.bss;
