/**
 * SMPP 3.4 as an ESME: one transceiver bind to the SMSC, kept up for ever. {@code jsmpp} blocks, so all of it runs on
 * threads of this package's own; what crosses its border is asynchronous.
 */
package telecom.assistant.channel.sms.smpp;
