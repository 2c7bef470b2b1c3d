/** TLS to servers that are asked over HTTP: which configuration applies, and what is wrong with a certificate. */
package telecom.assistant.model.tls;
