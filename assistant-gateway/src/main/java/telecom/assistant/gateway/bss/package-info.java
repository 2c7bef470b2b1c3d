/**
 * What the operator's business support system knows of a subscriber, over TM Forum's Open APIs (version 4): bills
 * (TMF678), usage (TMF677) and trouble tickets (TMF621), each a tool of the model. Figures are passed on as the BSS gives
 * them.
 */
package telecom.assistant.gateway.bss;
