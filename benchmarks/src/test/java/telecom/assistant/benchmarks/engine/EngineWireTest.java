package telecom.assistant.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.kafka.EventCodec;

class EngineWireTest {

    /** Otherwise the engine would only publish stored replies again, and nothing would be measured. */
    @Test
    void usesSubscribersThatNoOtherWireUses() {
        assertThat(new EngineWire().utterance(0, 0).key())
                .isNotEqualTo(new EngineWire().utterance(0, 0).key());
    }

    @Test
    void treatsACompleteReplyAsTheEndOfATurn() {
        assertThat(new EngineWire().read(reply(true))).isEqualTo(Wire.Piece.LAST);
    }

    @Test
    void failsOnAnIncompleteReply() {
        assertThatThrownBy(() -> new EngineWire().read(reply(false))).isInstanceOf(IllegalStateException.class);
    }

    private static ConsumerRecord<String, byte[]> reply(boolean complete) {
        Route route = new Route(Channel.WEB, "leg", "app", "bot", 0);
        ReplyCompleted reply = new ReplyCompleted(
                route, UUID.randomUUID(), 1, 1, UUID.randomUUID(), "…", "ko", Author.ASSISTANT, complete, 1L);
        ProducerRecord<String, byte[]> sent =
                new EventCodec().encode(Envelope.of("1", "/bench", new SubscriberId("one"), reply));
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
