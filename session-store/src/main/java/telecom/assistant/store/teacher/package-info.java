/** Closed conversations whose subscribers let smaller models learn from them, read a few at a time. */
package telecom.assistant.store.teacher;
