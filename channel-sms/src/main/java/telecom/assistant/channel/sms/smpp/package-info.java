/**
 * Speaks SMPP 3.4 as an ESME, over binds to the SMSC that are restored whenever they are lost. {@code jsmpp} blocks, so
 * it runs only on threads of this package, whose own interface is asynchronous.
 */
package telecom.assistant.channel.sms.smpp;
