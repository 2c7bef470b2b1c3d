/** The audit trail for auditors: reading, exporting and verifying it, and publishing the heads of its chains. */
package telecom.assistant.gateway.audit;
