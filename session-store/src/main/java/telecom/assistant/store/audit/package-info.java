/** The audit trail: who did what, append-only, in chains that show what was removed or changed. */
package telecom.assistant.store.audit;
