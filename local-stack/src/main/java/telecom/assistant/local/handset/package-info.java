/** Handsets on the other side of the SMSC: what each sent and received, and an HTTP face for a page or a test. */
package telecom.assistant.local.handset;
