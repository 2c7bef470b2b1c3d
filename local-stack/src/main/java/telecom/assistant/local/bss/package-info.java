/**
 * Stands in for the operator's business support system: TM Forum's Open APIs for bills (TMF678), usage (TMF677),
 * trouble tickets (TMF621), plans (TMF620), balances (TMF654), subscriptions (TMF637) and problems of the network
 * (TMF656), with data of invented subscribers. For any other subscriber its answers are empty.
 */
package telecom.assistant.local.bss;
