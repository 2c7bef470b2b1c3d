/** How texts compare with one another, letter by letter. */
package telecom.assistant.gateway.text;
