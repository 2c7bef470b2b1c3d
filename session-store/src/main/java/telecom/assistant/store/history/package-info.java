/** How long conversations are kept: partitions by time, retention, and the erasure of a person. */
package telecom.assistant.store.history;
