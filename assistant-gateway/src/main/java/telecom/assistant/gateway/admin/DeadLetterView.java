package telecom.assistant.gateway.admin;

import java.time.Instant;

/**
 * A dead letter as {@code /admin} shows it; whatever is unknown is null.
 *
 * @param time when it became a dead letter
 * @param replayedAt when it was first put back
 */
record DeadLetterView(
        int partition,
        long offset,
        Instant time,
        String reason,
        Origin origin,
        EventName event,
        String subscriber,
        Instant replayedAt) {

    /** The record that it was before. */
    record Origin(String topic, Integer partition, Long offset) {}

    /** The event in it, by its CloudEvents attributes. */
    record EventName(String type, String id) {}

    static DeadLetterView of(DeadRecord record, Instant replayedAt) {
        return new DeadLetterView(
                record.partition(),
                record.offset(),
                record.time(),
                record.reason(),
                new Origin(record.topic(), record.topicPartition(), record.topicOffset()),
                new EventName(record.eventType(), record.eventId()),
                record.subscriber(),
                replayedAt);
    }
}
