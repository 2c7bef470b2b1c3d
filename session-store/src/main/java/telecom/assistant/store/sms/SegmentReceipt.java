package telecom.assistant.store.sms;

import java.util.List;

/**
 * The SMSC's report on a segment.
 *
 * @param messageIds the ids that it may refer to, likeliest first; in lower case and without spaces
 * @param status in the SMSC's own words, for people to read
 */
public record SegmentReceipt(List<String> messageIds, boolean delivered, String status) {

    public SegmentReceipt {
        messageIds = List.copyOf(messageIds);
    }
}
