package telecom.assistant.channel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class LogEndTest {

    private static final String TOPIC = "assistant.outbound.voice";
    private static final TopicPartition OWN = new TopicPartition(TOPIC, 2);

    private final PolledConsumer consumer = new PolledConsumer();

    @Test
    void distinguishesRecordsWrittenBeforeTheProcessBeganToReadFromLaterOnes() {
        LogEnd end = read(7);

        assertThat(end.isAfter(record(2, 6))).isTrue();
        assertThat(end.isAfter(record(2, 7))).isFalse();
    }

    @Test
    void doesNotMoveAsTheLogGrows() {
        LogEnd end = read(7);
        consumer.updateEndOffsets(Map.of(OWN, 9L));

        await(end.whenKnown());

        assertThat(end.isAfter(record(2, 8))).isFalse();
    }

    @Test
    void skipsNothingInAnotherPartition() {
        assertThat(read(7).isAfter(record(3, 1))).isFalse();
    }

    @Test
    void asksAgainWhenKafkaDoesNotAnswer() {
        Queue<Uni<Map<TopicPartition, Long>>> answers = new ArrayDeque<>(List.of(
                Uni.createFrom().failure(new IllegalStateException("simulated")),
                Uni.createFrom().item(Map.of(OWN, 7L))));
        LogEnd end = new LogEnd(answers::remove);

        await(end.whenKnown());

        assertThat(end.isAfter(record(2, 6))).isTrue();
    }

    @Test
    void skipsNothingIfTheChannelHasNoConsumer() {
        LogEnd end = LogEnd.of(clients(List.of()), "outbound-voice");

        await(end.whenKnown());

        assertThat(end.isAfter(record(2, 0))).isFalse();
    }

    @Test
    void isKnownAtOnceIfThereIsNothingToSkip() {
        LogEnd.none()
                .whenKnown()
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertCompleted();
    }

    private LogEnd read(long end) {
        consumer.assign(List.of(OWN));
        consumer.updateEndOffsets(Map.of(OWN, end));
        LogEnd found = LogEnd.of(clients(List.of(consumer.asChannel())), "outbound-voice");
        await(found.whenKnown());
        return found;
    }

    private static void await(Uni<Void> known) {
        known.await().atMost(Duration.ofSeconds(10));
    }

    private static Message<byte[]> record(int partition, long offset) {
        ConsumerRecord<String, byte[]> consumed = new ConsumerRecord<>(TOPIC, partition, offset, "key", new byte[0]);
        return Message.of(new byte[0]).addMetadata(new IncomingKafkaRecordMetadata<>(consumed, "outbound-voice"));
    }

    private static KafkaClientService clients(List<KafkaConsumer<String, byte[]>> consumers) {
        return new KafkaClientService() {
            @Override
            @SuppressWarnings("unchecked")
            public <K, V> List<KafkaConsumer<K, V>> getConsumers(String channel) {
                return (List<KafkaConsumer<K, V>>) (List<?>) consumers;
            }

            @Override
            public <K, V> KafkaProducer<K, V> getProducer(String channel) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Set<String> getConsumerChannels() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Set<String> getProducerChannels() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
