package telecom.assistant.benchmarks.turns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordSampleTest {

    private static final String TYPE = "telecom.assistant.reply-delta";

    @Test
    void isTheRecordOfMedianSizeOfItsKind() {
        RecordSample sample = RecordSample.median(
                "topic",
                List.of(record(TYPE, 900), record("x.completed", 10), record(TYPE, 100), record(TYPE, 300)),
                "delta");

        assertThat(sample.record().value()).hasSize(300);
    }

    @Test
    void isAnyRecordIfNoneIsOfTheKind() {
        assertThat(RecordSample.median("topic", List.of(record("other", 5)), "delta")
                        .record()
                        .value())
                .hasSize(5);
    }

    @Test
    void createsRecordsOfTheSameSizeWithTheSameHeaders() {
        RecordSample sample = RecordSample.median("topic", List.of(record(TYPE, 100)), "delta");

        ProducerRecord<String, byte[]> made = sample.copy("other", 3, sample.key(42));

        assertThat(made.key()).hasSameSizeAs("subscriber").endsWith("42");
        assertThat(made.value()).hasSize(100);
        assertThat(made.headers().lastHeader("ce_type").value()).isEqualTo(TYPE.getBytes(UTF_8));
        assertThat(sample.size()).isEqualTo(100 + "subscriber".length() + "ce_type".length() + TYPE.length());
    }

    @Test
    void cannotBeTakenFromAnEmptyTopic() {
        assertThatThrownBy(() -> RecordSample.median("topic", List.of(), "delta"))
                .hasMessageContaining("records on topic: none");
    }

    private static ConsumerRecord<String, byte[]> record(String type, int size) {
        RecordHeaders headers = new RecordHeaders(List.of(new RecordHeader("ce_type", type.getBytes(UTF_8))));
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                10,
                size,
                "subscriber",
                new byte[size],
                headers,
                Optional.empty());
    }
}
