/** The clock by which this client judges whether others are late. */
package telecom.assistant.model.timing;
