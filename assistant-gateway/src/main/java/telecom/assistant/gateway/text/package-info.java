/** Compares texts letter by letter. */
package telecom.assistant.gateway.text;
