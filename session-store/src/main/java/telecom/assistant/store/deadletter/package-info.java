/** Records which dead letters were replayed. */
package telecom.assistant.store.deadletter;
