/** Which dead letters were put back where they came from. */
package telecom.assistant.store.deadletter;
