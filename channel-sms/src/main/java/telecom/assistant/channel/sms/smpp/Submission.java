package telecom.assistant.channel.sms.smpp;

import telecom.assistant.channel.sms.text.Segment;

/**
 * A segment to hand to the SMSC.
 *
 * @param from the operator's address: a number or a name
 * @param to the subscriber's number, E.164
 */
public record Submission(String from, String to, Segment segment) {

    /** Leaves addresses and text out, because submissions may end up in log lines. */
    @Override
    public String toString() {
        return "submission of " + segment.octets().length + " octets";
    }
}
