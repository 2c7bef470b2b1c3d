/**
 * A stand-in for the operator's SMSC: a server of SMPP 3.4 for the assistant on one side, handsets on the other. It stores
 * and forwards, concatenates, retries and reports delivery as an SMSC does, and misbehaves on command as some do.
 */
package telecom.assistant.local.smsc;
