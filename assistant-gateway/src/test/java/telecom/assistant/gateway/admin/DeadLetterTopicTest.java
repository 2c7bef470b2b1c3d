package telecom.assistant.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.kafka.Topics;

class DeadLetterTopicTest {

    private final DeadLetterRecords records = new DeadLetterRecords();
    private final DeadLetterTopic topic = new DeadLetterTopic(records::consumer, Duration.ofSeconds(5));

    @Test
    void listsTheNewestOfAllPartitionsFirst() {
        records.add(0, 1);
        records.add(1, 2);
        records.add(0, 3);
        records.add(0, 4);

        assertThat(topic.newest(3, null, null))
                .extracting(letter -> letter.event().id())
                .containsExactly("event-4", "event-3", "event-2");
    }

    @Test
    void listsTheRecordsOfAPartitionBelowAnOffset() {
        records.add(0, 1);
        records.add(1, 2);
        records.add(0, 3);
        records.add(0, 4);

        assertThat(topic.newest(1, 0, 2L)).extracting(DeadLetter::offset).containsExactly(1L);
    }

    @Test
    void listsNothingForAPartitionThatDoesNotExist() {
        records.add(0, 1);

        assertThat(topic.newest(10, 9, null)).isEmpty();
    }

    @Test
    void listsNothingForAnEmptyTopic() {
        assertThat(topic.newest(10, null, null)).isEmpty();
    }

    @Test
    void listsOnlyRecordsThatStillExist() {
        records.add(0, 1);
        records.add(0, 2);
        records.forgetBelow(1);

        assertThat(topic.newest(10, null, null))
                .extracting(letter -> letter.event().id())
                .containsExactly("event-2");
    }

    @Test
    void showsWhereARecordComesFromButNoneOfItsData() {
        records.add(1, 5, Topics.INBOUND, Map.of("ce_id", "event-5", "ce_type", "telecom.assistant.LegOpened"));

        DeadLetter letter = topic.newest(1, null, null).get(0);

        assertThat(letter.reason()).isEqualTo("UndecodableEventException");
        assertThat(letter.origin().topic()).isEqualTo(Topics.INBOUND);
        assertThat(letter.origin().partition()).isEqualTo(7);
        assertThat(letter.origin().offset()).isEqualTo(42L);
        assertThat(letter.event().type()).isEqualTo("telecom.assistant.LegOpened");
        assertThat(letter.subscriber()).isEqualTo(DeadLetterRecords.SUBSCRIBER);
        assertThat(letter.toString()).doesNotContain(DeadLetterRecords.TEXT);
    }

    @Test
    void hidesEverythingThatDoesNotHaveTheExpectedForm() {
        records.add(0, 1, "<b>", Map.of("ce_id", "요금 알려줘", "ce_type", "a b"));

        DeadLetter letter = topic.newest(1, null, null).get(0);

        assertThat(letter.origin().topic()).isNull();
        assertThat(letter.event().id()).isNull();
        assertThat(letter.event().type()).isNull();
    }

    @Test
    void trustsTheConnectorRatherThanTheRecordAboutTheOrigin() {
        records.add(0, 1, Topics.INBOUND, Map.of("dead-letter-topic", Topics.DESK));

        assertThat(topic.newest(1, null, null).get(0).origin().topic()).isEqualTo(Topics.INBOUND);
    }

    @Test
    void findsARecordByItsPosition() {
        records.add(0, 1);
        records.add(1, 2);
        records.add(1, 3);

        assertThat(topic.at(1, 0)).get().extracting(ConsumerRecord::timestamp).isEqualTo(2L);
    }

    @Test
    void findsNothingAtAPositionWithoutARecord() {
        records.add(0, 1);
        records.add(0, 2);
        records.forgetBelow(1);

        assertThat(topic.at(0, 0)).as("forgotten").isEmpty();
        assertThat(topic.at(0, 2)).as("not there yet").isEmpty();
        assertThat(topic.at(9, 0)).as("no such partition").isEmpty();
    }

    @Test
    void givesUpWhenNoRecordsArrive() {
        records.add(0, 1);
        DeadLetterTopic stalled = new DeadLetterTopic(
                () -> {
                    MockConsumer<byte[], byte[]> consumer = (MockConsumer<byte[], byte[]>) records.consumer();
                    consumer.poll(Duration.ZERO);
                    return consumer;
                },
                Duration.ofMillis(1));

        assertThatThrownBy(() -> stalled.newest(1, null, null)).isInstanceOf(TimeoutException.class);
    }
}
