/** Handsets on the other side of the SMSC: what each sent and received, and an HTTP API for pages and tests. */
package telecom.assistant.local.handset;
