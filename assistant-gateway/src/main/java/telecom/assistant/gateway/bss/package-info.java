/**
 * Tools with which the model uses the operator's business support system (BSS) over TM Forum's Open APIs (version 4):
 * they look up a subscriber's bills (TMF678), usage (TMF677) and prepaid balance (TMF654), look up the plans on sale
 * (TMF620), and open and list trouble tickets (TMF621). Figures are passed on as the BSS gives them.
 */
package telecom.assistant.gateway.bss;
