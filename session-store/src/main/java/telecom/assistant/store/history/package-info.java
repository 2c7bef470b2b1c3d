/** How long conversations are kept: partitions by time, retention, and the erasure of a subscriber. */
package telecom.assistant.store.history;
