/**
 * Access control: people sign in with OpenID Connect, programs present a token from the same provider, and {@link
 * telecom.assistant.gateway.access.Rights} lists what each role may use. Anything that the table does not list is
 * refused.
 */
package telecom.assistant.gateway.access;
