package telecom.assistant.gateway.admin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import telecom.assistant.store.deadletter.Position;

/**
 * The parts of a record on the dead-letter topic that may be shown: its position, the reason, its origin and the name
 * of its event, but none of its data. Anybody could have written the record, so each part is null unless it has the
 * expected form.
 *
 * @param time when it became a dead letter
 * @param reason the kind of failure
 * @param cause the root cause: the kind of the first failure, and its place in the code
 * @param subscriber the pseudonym of the subscriber whose event it was
 * @param replayedAt when it was first put back; null if it never was
 */
record DeadLetter(
        int partition,
        long offset,
        Instant time,
        String reason,
        String cause,
        Origin origin,
        EventName event,
        String subscriber,
        Instant replayedAt) {

    /** The record that became the dead letter. */
    record Origin(String topic, Integer partition, Long offset) {}

    /** The event that it contains, named by its CloudEvents attributes. */
    record EventName(String type, String id) {}

    /** The prefix of the headers that the connector adds. */
    static final String HEADER_PREFIX = "dead-letter-";

    private static final Pattern NAME = Pattern.compile("[\\w.$-]{1,200}");
    private static final Pattern CAUSE = Pattern.compile("[\\w.$]{1,200}( at [\\w.$]{1,200}:-?\\d{1,9})?");
    private static final Pattern ID = Pattern.compile("[\\w.:/ #+-]{1,200}");
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
        String partition = header(record, HEADER_PREFIX + "partition", COUNT);
        String offset = header(record, HEADER_PREFIX + "offset", COUNT);
        String key = record.key() == null ? null : text(record.key());
        return new DeadLetter(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                header(record, HEADER_PREFIX + "reason", NAME),
                header(record, HEADER_PREFIX + "cause", CAUSE),
                new Origin(
                        header(record, HEADER_PREFIX + "topic", NAME),
                        partition == null || partition.length() > 9 ? null : Integer.valueOf(partition),
                        offset == null ? null : Long.valueOf(offset)),
                new EventName(header(record, "ce_type", NAME), header(record, "ce_id", ID)),
                NamedSubscriber.isPseudonym(key) ? key : null,
                null);
    }

    Position position() {
        return new Position(partition, offset);
    }

    /** The same dead letter, with the time of its first replay. */
    DeadLetter withReplayedAt(Instant at) {
        return new DeadLetter(partition, offset, time, reason, cause, origin, event, subscriber, at);
    }

    /** The first header with that name: the connector puts its own headers before those that the record already had. */
    private static String header(ConsumerRecord<?, ?> record, String name, Pattern form) {
        Iterator<Header> found = record.headers().headers(name).iterator();
        byte[] value = found.hasNext() ? found.next().value() : null;
        String text = value == null ? null : text(value);
        return text != null && form.matcher(text).matches() ? text : null;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
