package telecom.assistant.store.sms;

import telecom.assistant.channel.SubscriberId;

/**
 * A part of a text message as it came from the SMSC; most messages have only one.
 *
 * @param sender the subscriber's number, in E.164 form
 * @param recipient the operator's address to which the text was sent
 * @param reference the reference that the parts of a text share; null for a text of one part
 * @param total how many parts the text has
 * @param number the number of this part, counted from 1
 * @param text the content of the part, which may end in the middle of a surrogate pair
 */
public record InboundPart(
        SubscriberId subscriber,
        String sender,
        String recipient,
        Integer reference,
        int total,
        int number,
        String text) {

    public InboundPart {
        if (number < 1 || number > total) {
            throw new IllegalArgumentException("part: " + number + " of " + total + " (expected: 1 to the total)");
        }
    }

    /** Whether the text has further parts. */
    public boolean isConcatenated() {
        return total > 1;
    }

    /** Leaves the number and the text out, because parts end up in log lines. */
    @Override
    public String toString() {
        return "part " + number + " of " + total;
    }
}
