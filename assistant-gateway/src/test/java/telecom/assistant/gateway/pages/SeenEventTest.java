package telecom.assistant.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.event.InboundEvent.AgentSpoke;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.kafka.EventCodec;

class SeenEventTest {

    private static final Route ROUTE = new Route(Channel.SMS, "leg-1", "+821000000101", "114", null);
    private static final SubscriberId SUBSCRIBER = new SubscriberId("pseudonym");
    private static final UUID CONVERSATION = UUID.randomUUID();

    @Test
    void showsWhichEventPassedAndWhatItBelongsTo() {
        SeenEvent seen = see(new ReplyCompleted(
                        ROUTE,
                        CONVERSATION,
                        1,
                        3,
                        UUID.randomUUID(),
                        "secret words",
                        "ko",
                        Author.ASSISTANT,
                        true,
                        312L))
                .orElseThrow();

        assertThat(seen.type()).isEqualTo("ReplyCompleted");
        assertThat(seen.topic()).isEqualTo("assistant.outbound.sms");
        assertThat(seen.channel()).isEqualTo("sms");
        assertThat(seen.subscriber()).isEqualTo("pseudonym");
        assertThat(seen.conversation()).isEqualTo(CONVERSATION.toString());
        assertThat(seen.turn()).isEqualTo(3);
        assertThat(seen.firstTokenMillis()).isEqualTo(312);
    }

    @Test
    void leavesOutWhatTheEventDoesNotHave() {
        SeenEvent seen = see(new AgentSpoke(CONVERSATION, new Agent("a", "Jiwoo"), "words", null))
                .orElseThrow();

        assertThat(seen.channel()).isNull();
        assertThat(seen.turn()).isNull();
        assertThat(seen.firstTokenMillis()).isNull();
    }

    @Test
    void neverShowsUtterancesOrNumbers() throws Exception {
        SeenEvent seen =
                see(new UtteranceReceived(ROUTE, "secret words", "ko", 1)).orElseThrow();

        String json =
                JsonMapper.builder().addModule(new JavaTimeModule()).build().writeValueAsString(seen);
        assertThat(json).contains("UtteranceReceived").doesNotContain("secret", "821000000101");
    }

    @Test
    void ignoresRecordsThatAreNotEvents() {
        assertThat(SeenEvent.of(new ConsumerRecord<>("assistant.inbound", 0, 0, null, new byte[] {1})))
                .isEmpty();
    }

    private static Optional<SeenEvent> see(Event event) {
        return SeenEvent.of(received(event));
    }

    /** The event as a consumer gets it. */
    static ConsumerRecord<byte[], byte[]> received(Event event) {
        ProducerRecord<String, byte[]> sent =
                new EventCodec().encode(Envelope.of("event-1", "/channel/test", SUBSCRIBER, event));
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                sent.timestamp(),
                TimestampType.CREATE_TIME,
                -1,
                -1,
                null,
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
