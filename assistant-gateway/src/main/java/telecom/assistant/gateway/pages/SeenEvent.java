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
 * @param subscriber the subscriber's pseudonym
 * @param channel the channel's label; null for what agents do and see
 * @param conversation the conversation's id; null until the engine has assigned one
 * @param turn the number of the turn; null if the event belongs to no turn
 * @param firstTokenMillis the time to the model's first words; null unless a reply of the model was completed
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

    /** What a page may see of a record; empty if the record is not an event of the assistant. */
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
