/**
 * Who may do what: people sign in with OpenID Connect, programs present a token of the same provider, and {@link
 * telecom.assistant.gateway.access.Rights} says what each role may use. What it does not mention is refused.
 */
package telecom.assistant.gateway.access;
