package telecom.assistant.gateway.admin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import telecom.assistant.channel.kafka.Topics;

/**
 * A dead letter as the record that it used to be: same key, bytes and headers, on the topic that it came from. A record
 * for one node goes to that node's partition; any other goes where its key belongs.
 */
record DeadLetterReplay(ProducerRecord<String, byte[]> record) {

    /** Fails with a {@link Problem} when the dead letter does not say where it belongs, or has no data. */
    static DeadLetterReplay of(ConsumerRecord<byte[], byte[]> dead) {
        DeadRecord origin = DeadRecord.of(dead);
        if (origin.topic() == null || !isKnown(origin.topic())) {
            throw Problem.unprocessable("dead-letter-topic: none of the assistant's (expected: " + Topics.INBOUND + ", "
                    + Topics.DESK + " or one that a channel takes from)");
        }
        if (dead.value() == null) {
            throw Problem.unprocessable("value: none (expected: the data of an event)");
        }
        Integer partition = Topics.isOutbound(origin.topic()) ? origin.topicPartition() : null;
        String key = dead.key() == null ? null : new String(dead.key(), StandardCharsets.UTF_8);
        return new DeadLetterReplay(new ProducerRecord<>(origin.topic(), partition, key, dead.value(), headers(dead)));
    }

    String topic() {
        return record.topic();
    }

    private static List<Header> headers(ConsumerRecord<?, ?> dead) {
        List<Header> headers = new ArrayList<>();
        for (Header header : dead.headers()) {
            if (!header.key().startsWith(DeadRecord.HEADER_PREFIX)) {
                headers.add(header);
            }
        }
        return headers;
    }

    private static boolean isKnown(String topic) {
        return topic.equals(Topics.INBOUND) || topic.equals(Topics.DESK) || Topics.isOutbound(topic);
    }
}
