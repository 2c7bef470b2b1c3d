/** Reads the closed conversations whose subscribers let smaller models learn from them, a few at a time. */
package telecom.assistant.store.teacher;
