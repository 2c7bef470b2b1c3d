/**
 * Stores what the SMS channel must not forget: parts of incomplete texts, what was sent of each reply, and who opted
 * out.
 *
 * <p>Each interface states what is guaranteed, and the class named after it implements that in PostgreSQL. The statements
 * are native SQL because each is one atomic step (insert unless present, change only from a given state), which reading
 * and then writing an entity would not be.
 */
package telecom.assistant.store.sms;
