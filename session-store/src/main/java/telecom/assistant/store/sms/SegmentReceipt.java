package telecom.assistant.store.sms;

import java.util.List;

/**
 * What the SMSC says became of a segment.
 *
 * @param messageIds the ids that it may mean, the likeliest first; lower case, without spaces
 * @param status in the SMSC's own words, for people
 */
public record SegmentReceipt(List<String> messageIds, boolean delivered, String status) {

    public SegmentReceipt {
        messageIds = List.copyOf(messageIds);
    }
}
