/**
 * SMPP 3.4 as an ESME: one transceiver bind to the SMSC, restored whenever it is lost. {@code jsmpp} blocks, so it runs
 * only on threads of this package, whose own interface is asynchronous.
 */
package telecom.assistant.channel.sms.smpp;
