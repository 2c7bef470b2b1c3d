/** The audit trail: an append-only record of who did what, in chains that reveal removed or changed entries. */
package telecom.assistant.store.audit;
