package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.faultinjection.FaultInjection;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.gateway.Settings;

/** Tests which consumed records are processed and acknowledged. */
class InboundConsumerTest {

    private static final int PARTITION = 3;

    private final EngineUnderTest engine = new EngineUnderTest();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Lanes lanes = new Lanes(engine.engine(), null, new SimpleMeterRegistry());
    private final InboundConsumer inbound =
            new InboundConsumer(lanes, engine.texts(), Settings.engine(), FaultInjection.off(), meters);
    private final List<Long> acknowledged = new ArrayList<>();

    @Test
    void acknowledgesARecordOnceItsOutcomeIsDurable() {
        lanes.assigned(List.of(PARTITION), 5);

        take(10, 5);

        assertThat(acknowledged).containsExactly(10L);
        assertThat(inFlight()).isZero();
    }

    /**
     * The record waited for room while the partition was lost and came back; it is polled again under the new
     * assignment.
     */
    @Test
    void leavesARecordThatWasPolledUnderAnEarlierAssignment() {
        lanes.assigned(List.of(PARTITION), 5);

        take(10, 4);

        assertThat(acknowledged).isEmpty();
        assertThat(lanes.size()).isZero();
        assertThat(inFlight()).isZero();
    }

    private void take(long offset, int generation) {
        inbound.consume(record(offset, generation)).await().atMost(Duration.ofSeconds(5));
    }

    private double inFlight() {
        return meters.get("assistant.engine.events.in.flight").gauge().value();
    }

    /** A record with an event that has no consequences, as the connector delivers it. */
    private IncomingKafkaRecord<String, byte[]> record(long offset, int generation) {
        ProducerRecord<String, byte[]> sent = new EventCodec()
                .encode(Envelope.of(
                        "event-" + offset,
                        "/test",
                        EngineUnderTest.SUBSCRIBER,
                        new InboundEvent.ConversationLapsed(UUID.randomUUID())));
        ConsumerRecord<String, byte[]> consumed =
                new ConsumerRecord<>(sent.topic(), PARTITION, offset, sent.key(), sent.value());
        sent.headers().forEach(consumed.headers()::add);
        consumed.headers()
                .add("__smallrye_generationId", Integer.toString(generation).getBytes(StandardCharsets.UTF_8));
        return new IncomingKafkaRecord<>(consumed, "inbound", 0, new Acknowledgments(), null, false);
    }

    private final class Acknowledgments implements KafkaCommitHandler {

        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
            acknowledged.add(record.getOffset());
            return Uni.createFrom().voidItem();
        }
    }
}
