/**
 * A stand-in for the operator's SMSC: an SMPP 3.4 server for the assistant on one side, handsets on the other. It stores
 * and forwards, concatenates, retries and reports delivery as an SMSC does, and misbehaves on demand as some do.
 */
package telecom.assistant.local.smsc;
