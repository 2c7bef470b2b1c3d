/** Stores what the web channel must not forget: Direct Line conversations and the activities in them. */
package telecom.assistant.store.web;
