package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Statement;

/**
 * Reads and writes the table of the parts of concatenated texts. Their content is stored unmasked, because a resident
 * registration number may be split between two parts; it is dropped once the whole text has been published.
 */
final class StoredParts {

    private static final String THIS_TEXT = " where subscriber_id = :subscriber and message_id = :message";
    private static final String ADD = """
            insert into sms_inbound_part (subscriber_id, message_id, number, digest, content)
            values (:subscriber, :message, :number, :digest, :content) on conflict do nothing""";
    private static final String READ =
            "select number, content from sms_inbound_part" + THIS_TEXT + " and content is not null";
    private static final String DROP_CONTENT = "update sms_inbound_part set content = null" + THIS_TEXT;

    private StoredParts() {}

    /** Adds a part unless it is present. */
    static Uni<Void> add(StatelessSession session, UUID text, InboundPart part, String digest) {
        Map<String, ?> row = Map.of(
                "subscriber", part.subscriber().value(),
                "message", text,
                "number", part.number(),
                "digest", digest,
                "content", toBytes(part.text()));
        return new Statement(ADD, row).execute(session).replaceWithVoid();
    }

    /** The parts that still have their content, by number. */
    static Uni<SortedMap<Integer, String>> read(StatelessSession session, SubscriberId subscriber, UUID text) {
        return new Statement(READ, Map.of("subscriber", subscriber.value(), "message", text))
                .list(session, Tuple.class)
                .map(rows -> {
                    SortedMap<Integer, String> parts = new TreeMap<>();
                    rows.forEach(row ->
                            parts.put(row.get("number", Integer.class), toText(row.get("content", byte[].class))));
                    return parts;
                });
    }

    /** Drops the content of the parts and keeps only what is needed to recognise a repetition. */
    static Uni<Void> dropContent(StatelessSession session, SubscriberId subscriber, UUID text) {
        return new Statement(DROP_CONTENT, Map.of("subscriber", subscriber.value(), "message", text))
                .execute(session)
                .replaceWithVoid();
    }

    private static byte[] toBytes(String text) {
        // A charset would replace half of a surrogate pair.
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private static String toText(byte[] bytes) {
        return ByteBuffer.wrap(bytes).asCharBuffer().toString();
    }
}
