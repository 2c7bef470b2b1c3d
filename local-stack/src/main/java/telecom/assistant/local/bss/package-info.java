/**
 * Stands in for the operator's business support system: TM Forum's Open APIs for bills (TMF678), usage (TMF677) and
 * trouble tickets (TMF621), with the data of invented subscribers. Whoever it does not know has nothing.
 */
package telecom.assistant.local.bss;
