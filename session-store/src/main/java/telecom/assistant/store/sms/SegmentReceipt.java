package telecom.assistant.store.sms;

import java.util.List;

/**
 * The SMSC's report on a segment.
 *
 * @param messageIds the ids of the segment that it may refer to, most likely first; in lower case and without spaces
 * @param status the status in the SMSC's own words, for people to read
 */
public record SegmentReceipt(List<String> messageIds, boolean delivered, String status) {

    public SegmentReceipt {
        messageIds = List.copyOf(messageIds);
    }
}
