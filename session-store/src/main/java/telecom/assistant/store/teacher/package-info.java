/** Closed conversations of subscribers who let smaller models learn from them, read bit by bit. */
package telecom.assistant.store.teacher;
