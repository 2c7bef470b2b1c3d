/**
 * SMPP 3.4 as an ESME: one transceiver bind to the SMSC, always restored. {@code jsmpp} blocks, so it runs on threads of
 * this package alone; whatever enters or leaves the package is asynchronous.
 */
package telecom.assistant.channel.sms.smpp;
