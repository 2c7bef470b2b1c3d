package telecom.assistant.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.LogEnd;
import telecom.assistant.channel.voice.delivery.RecordingLine;
import telecom.assistant.channel.voice.delivery.Turns;
import telecom.assistant.channel.voice.delivery.VoiceLine;
import telecom.assistant.channel.voice.inbound.CallSetup;
import telecom.assistant.channel.voice.inbound.Calls;
import telecom.assistant.channel.voice.inbound.VoiceTestNode;

class VoiceChannelTest {

    private final VoiceTestNode node = new VoiceTestNode();
    private final Calls calls = node.calls();
    private final VoiceChannel channel = new VoiceChannel(calls, LogEnd.none(), node.registry);
    private final RecordingLine line = new RecordingLine();
    private final Turns turns = new Turns();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void speaksOnTheCallOfTheEvent() {
        calls.open(new CallSetup(Turns.CALL, "VX1", null, null, null, null), line);

        deliver(encoded());

        assertThat(line.said).containsExactly("안녕하세요.|");
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void skipsACallThatIsNotHere() {
        deliver(encoded());

        assertThat(line.said).isEmpty();
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void deadLettersAnEventThatALineFailsToSay() {
        calls.open(new CallSetup(Turns.CALL, "VX1", null, null, null, null), new BrokenLine());

        deliver(encoded());

        assertThat(refused).hasValue(1);
    }

    private ProducerRecord<String, byte[]> encoded() {
        return new EventCodec()
                .encode(Envelope.of("1", "/engine", new SubscriberId("someone"), turns.completed(1, "안녕하세요.")));
    }

    private void deliver(ProducerRecord<String, byte[]> sent) {
        ConsumerRecord<String, byte[]> consumed = new ConsumerRecord<>(sent.topic(), 3, 0, sent.key(), sent.value());
        sent.headers().forEach(consumed.headers()::add);
        Uni<Void> done = channel.deliver(Message.of(
                sent.value(),
                Metadata.of(new IncomingKafkaRecordMetadata<>(consumed, "outbound-voice")),
                () -> count(acknowledged),
                failure -> count(refused)));
        done.await().atMost(Duration.ofSeconds(5));
    }

    private static CompletionStage<Void> count(AtomicInteger counter) {
        counter.incrementAndGet();
        return CompletableFuture.completedFuture(null);
    }

    private static final class BrokenLine implements VoiceLine {

        @Override
        public void say(String text, boolean last, String language) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void handBack(TransferRequested transfer) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void announce(String text, String language) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void hangUp() {
            throw new IllegalStateException("broken");
        }

        @Override
        public void leave() {
            throw new IllegalStateException("broken");
        }

        @Override
        public void drop() {
            throw new IllegalStateException("broken");
        }
    }
}
