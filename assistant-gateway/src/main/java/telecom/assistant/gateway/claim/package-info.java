/**
 * Checks the claims in replies: sentences that say that something was done. A reply may claim only acts that a tool has
 * done in the same turn; {@link telecom.assistant.gateway.claim.HeldSentences} holds back a sentence that may claim
 * more.
 */
package telecom.assistant.gateway.claim;
