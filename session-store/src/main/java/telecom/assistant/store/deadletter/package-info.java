/** Which dead letters were replayed. */
package telecom.assistant.store.deadletter;
