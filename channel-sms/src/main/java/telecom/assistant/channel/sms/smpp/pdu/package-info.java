/**
 * PDUs of SMPP 3.4 as octets: frames taken off the stream, and the fields of those that carry a text or a receipt. The
 * library does neither safely: see ADR 23.
 */
package telecom.assistant.channel.sms.smpp.pdu;
