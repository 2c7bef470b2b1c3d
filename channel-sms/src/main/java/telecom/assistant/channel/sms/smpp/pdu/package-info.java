/**
 * Reads PDUs of SMPP 3.4 from octets: takes frames off the stream, and reads the fields of those that carry a text or a
 * receipt. The library does neither safely; see ADR 23.
 */
package telecom.assistant.channel.sms.smpp.pdu;
