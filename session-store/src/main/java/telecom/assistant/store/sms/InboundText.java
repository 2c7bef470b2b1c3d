package telecom.assistant.store.sms;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;

/**
 * A received text message, as far as it has arrived.
 *
 * @param id the text's id, which is the same for each repetition of the text; the ids of later texts compare greater
 * @param parts the parts by number; empty once the text has been published
 * @param published whether the text has been published
 */
public record InboundText(
        UUID id,
        SubscriberId subscriber,
        String sender,
        String recipient,
        int total,
        SortedMap<Integer, String> parts,
        boolean published) {

    /** Stands for a part that never arrived. */
    private static final String GAP = " … ";

    public InboundText {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** A text of one part. */
    public static InboundText single(UUID id, InboundPart part, boolean published) {
        return new InboundText(
                id,
                part.subscriber(),
                part.sender(),
                part.recipient(),
                1,
                new TreeMap<>(Map.of(1, part.text())),
                published);
    }

    /** Whether no part is missing. */
    public boolean isWhole() {
        return parts.size() == total;
    }

    /** The parts joined in order, whatever the order in which they arrived; a missing part shows as a gap. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int number = 1; number <= total; number++) {
            text.append(parts.getOrDefault(number, GAP));
        }
        return text.toString().strip();
    }

    /** Leaves the numbers and the text out, because texts end up in log lines. */
    @Override
    public String toString() {
        return id + ": " + parts.size() + " of " + total;
    }
}
