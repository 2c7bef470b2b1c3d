package telecom.assistant.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An event that passed through Kafka: which one, when, and what it belongs to. Nothing else is read from the record, so
 * neither utterances nor phone numbers can reach a page this way.
 *
 * @param subscriber the pseudonym
 * @param channel null for what agents do and see
 * @param conversation null until the engine knows it
 * @param turn null if the event has none
 * @param firstTokenMillis null unless a model's reply was completed
 */
record SeenEvent(
        String id,
        String topic,
        String type,
        String channel,
        String subscriber,
        String conversation,
        Long turn,
        Instant at,
        Long firstTokenMillis) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What may be seen of a record; empty if it is not one of our events. */
    static Optional<SeenEvent> of(ConsumerRecord<byte[], byte[]> record) {
        String type = header(record, "ce_type");
        if (type == null || record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(record, type, JSON.readTree(record.value())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static SeenEvent of(ConsumerRecord<byte[], byte[]> record, String type, JsonNode data) {
        JsonNode route = data.path("route");
        return new SeenEvent(
                header(record, "ce_id"),
                record.topic(),
                type.substring(type.lastIndexOf('.') + 1),
                (route.isObject() ? route : data).path("channel").textValue(),
                header(record, "ce_subject"),
                data.path("conversation").textValue(),
                number(data.path("turn")),
                Instant.ofEpochMilli(record.timestamp()),
                number(data.path("firstTokenMillis")));
    }

    private static Long number(JsonNode node) {
        return node.isNumber() ? node.longValue() : null;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
