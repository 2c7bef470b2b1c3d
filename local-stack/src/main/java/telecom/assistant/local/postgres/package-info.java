/** A real PostgreSQL, unpacked from Maven artifacts, in processes of its own. */
package telecom.assistant.local.postgres;
