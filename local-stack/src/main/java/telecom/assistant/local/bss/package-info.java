/**
 * Stands in for the operator's business support system: TM Forum's Open APIs for bills (TMF678), usage (TMF677) and
 * trouble tickets (TMF621), with data of invented subscribers. For any other subscriber its answers are empty.
 */
package telecom.assistant.local.bss;
