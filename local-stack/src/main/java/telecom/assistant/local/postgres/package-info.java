/** A real PostgreSQL from Maven artifacts, in processes of its own. */
package telecom.assistant.local.postgres;
