/** The articles on which answers are based, and the incidents that are in force. */
package telecom.assistant.store.knowledge;
