package telecom.assistant.store.sms;

import java.time.Duration;
import java.util.List;

/**
 * What has been sent of a reply.
 *
 * @param reference the concatenation reference of its segments, 0 to 255
 * @param segments the states of the segments, in their order
 * @param sendingFor how long a segment has been in state SENDING, by the database's clock; zero when none is
 */
public record DeliveryProgress(int reference, List<SegmentState> segments, Duration sendingFor) {

    public DeliveryProgress {
        segments = List.copyOf(segments);
    }
}
