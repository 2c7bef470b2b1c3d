package telecom.assistant.store.sms;

import java.time.Duration;
import java.util.List;

/**
 * How much of a reply has been sent.
 *
 * @param reference the concatenation reference of its segments, 0 to 255
 * @param segments the states of the segments, in order
 * @param sendingFor how long a segment has been in state SENDING, by the database's clock; zero if none is
 */
public record DeliveryProgress(int reference, List<SegmentState> segments, Duration sendingFor) {

    public DeliveryProgress {
        segments = List.copyOf(segments);
    }
}
