package telecom.assistant.channel.sms.smpp;

import telecom.assistant.channel.sms.text.TextSegment;

/**
 * A segment to hand to the SMSC.
 *
 * @param from the operator's address: a number or a name
 * @param to the subscriber's number, E.164
 */
public record Submission(String from, String to, TextSegment segment) {

    /** Leaves the addresses and the text out, because they might end up in log lines. */
    @Override
    public String toString() {
        return "submission of " + segment.octets().length + " octets";
    }
}
