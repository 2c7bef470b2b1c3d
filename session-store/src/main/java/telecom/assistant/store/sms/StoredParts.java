package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;

/**
 * The parts of concatenated texts in their table. A limit: their words are kept as they came, because a resident number
 * may be split between two parts, so that one is in the clear here until its text has been passed on and the words are
 * dropped.
 */
final class StoredParts {

    private static final String THIS_TEXT = " where subscriber_id = :subscriber and message_id = :message";

    private StoredParts() {}

    /** Adds a part, unless it is there. */
    static Uni<Void> add(StatelessSession session, UUID text, InboundPart part, String digest) {
        return session.createNativeQuery("""
                        insert into sms_inbound_part (subscriber_id, message_id, number, digest, content)
                        values (:subscriber, :message, :number, :digest, :content) on conflict do nothing""")
                .setParameter("subscriber", part.subscriber().value())
                .setParameter("message", text)
                .setParameter("number", part.number())
                .setParameter("digest", digest)
                .setParameter("content", toBytes(part.text()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The parts that still have their words, by their number. */
    static Uni<SortedMap<Integer, String>> read(StatelessSession session, SubscriberId subscriber, UUID text) {
        return session.createNativeQuery(
                        "select number, content from sms_inbound_part" + THIS_TEXT + " and content is not null",
                        Tuple.class)
                .setParameter("subscriber", subscriber.value())
                .setParameter("message", text)
                .getResultList()
                .map(rows -> {
                    SortedMap<Integer, String> parts = new TreeMap<>();
                    rows.forEach(row ->
                            parts.put(row.get("number", Integer.class), toText(row.get("content", byte[].class))));
                    return parts;
                });
    }

    /** Keeps of the parts no more than what a repetition is recognised by. */
    static Uni<Void> dropWords(StatelessSession session, SubscriberId subscriber, UUID text) {
        return session.createNativeQuery("update sms_inbound_part set content = null" + THIS_TEXT)
                .setParameter("subscriber", subscriber.value())
                .setParameter("message", text)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static byte[] toBytes(String text) {
        // Not by a charset, which would replace half a surrogate pair.
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private static String toText(byte[] bytes) {
        return ByteBuffer.wrap(bytes).asCharBuffer().toString();
    }
}
