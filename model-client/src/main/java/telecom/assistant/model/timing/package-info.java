/** Time by which a client judges another system. */
package telecom.assistant.model.timing;
