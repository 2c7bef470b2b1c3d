/**
 * The durable facts of the SMS channel: parts of texts not yet whole, what was sent of each reply, and who opted out.
 *
 * <p>Each interface says what is guaranteed and is kept in PostgreSQL by the class named after it. The statements are
 * native SQL, because each is one atomic step (insert unless present, change only from a given state) that a read and a
 * write of an entity could not be.
 */
package telecom.assistant.store.sms;
