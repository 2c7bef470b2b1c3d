package telecom.assistant.gateway.admin;

import static telecom.assistant.channel.kafka.DeadLetter.REPLAYED_HEADER;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import telecom.assistant.channel.kafka.Topics;

/**
 * Turns a dead letter back into its original record, for the topic that it came from: the same key, value and headers,
 * plus a header that marks it as put back. A record for one node goes to that node's partition; for any other record,
 * the key decides the partition.
 */
final class DeadLetterReplay {

    private DeadLetterReplay() {}

    /** Throws a {@link Problem} if the dead letter does not say where it belongs, or has no data. */
    static ProducerRecord<String, byte[]> of(ConsumerRecord<byte[], byte[]> dead, Instant now) {
        DeadLetter.Origin origin = DeadLetter.of(dead).origin();
        if (origin.topic() == null || !isKnown(origin.topic())) {
            throw Problem.unprocessable("dead-letter-topic: not the assistant's (expected: " + Topics.INBOUND + ", "
                    + Topics.DESK + " or the outbound topic of a channel)");
        }
        if (dead.value() == null) {
            throw Problem.unprocessable("value: none (expected: the data of an event)");
        }
        Integer partition = Topics.isOutbound(origin.topic()) ? origin.partition() : null;
        String key = dead.key() == null ? null : new String(dead.key(), StandardCharsets.UTF_8);
        List<Header> headers = new ArrayList<>(Stream.of(dead.headers().toArray())
                .filter(header -> !header.key().startsWith(DeadLetter.HEADER_PREFIX))
                .toList());
        headers.add(new RecordHeader(REPLAYED_HEADER, now.toString().getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(origin.topic(), partition, key, dead.value(), headers);
    }

    private static boolean isKnown(String topic) {
        return topic.equals(Topics.INBOUND) || topic.equals(Topics.DESK) || Topics.isOutbound(topic);
    }
}
