package telecom.assistant.channel.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.ShownTurn;
import telecom.assistant.channel.event.Source;
import telecom.assistant.channel.event.TraceParent;

class EventCodecTest {

    private static final Route ROUTE = new Route(Channel.VOICE, "CA1", "+821000000101", "114", 3);
    private static final UUID CONVERSATION = Ids.timeOrdered();

    private final EventCodec codec = new EventCodec();

    @Test
    void readsBackEncodedEvents() {
        List<Event> events = List.of(
                new InboundEvent.UtteranceReceived(ROUTE, "요금 알려줘", "ko-KR", 0.93),
                new InboundEvent.AgentLeft(CONVERSATION, new telecom.assistant.channel.event.Agent("a1", "Jiwoo")),
                new InboundEvent.ConsentRecorded(ConsentScope.TRAINING, true),
                new OutboundEvent.ReplyCompleted(
                        ROUTE, CONVERSATION, 1, 4, UUID.randomUUID(), "네", "ko", Author.ASSISTANT, true, 12L),
                new OutboundEvent.ReplyCompleted(
                        ROUTE,
                        CONVERSATION,
                        1,
                        4,
                        UUID.randomUUID(),
                        "네",
                        "ko",
                        Author.ASSISTANT,
                        true,
                        12L,
                        List.of(new Source("roaming-pass", "바로 로밍 요금"))),
                new DeskEvent.SuggestionsOffered(
                        CONVERSATION,
                        UUID.randomUUID(),
                        List.of(new DeskEvent.Suggestion(UUID.randomUUID(), "안녕하세요", 0.5))));

        for (Event event : events) {
            Envelope<Event> sent = envelope(event);
            ProducerRecord<String, byte[]> encoded = codec.encode(sent);
            assertThat(codec.decode(encoded.headers(), encoded.value(), Event.class))
                    .isEqualTo(sent);
        }
    }

    @Test
    void writesOnlyTextsThatCanBeStored() {
        Route route = new Route(Channel.VOICE, "CA-1", null, "+82\0", 3);

        ProducerRecord<String, byte[]> encoded =
                codec.encode(envelope(new InboundEvent.UtteranceReceived(route, "요\0금\uD83D", "ko\0", 1)));

        assertThat(codec.decode(encoded.headers(), encoded.value(), Event.class).event())
                .isEqualTo(new InboundEvent.UtteranceReceived(
                        new Route(Channel.VOICE, "CA-1", null, "+82", 3), "요금", "ko", 1));
    }

    @Test
    void writesCloudEventsInBinaryModeKeyedBySubscriber() {
        Envelope<Event> sent = envelope(new OutboundEvent.ReplyCancelled(ROUTE, CONVERSATION, 1, 2, UUID.randomUUID()));

        ProducerRecord<String, byte[]> encoded = codec.encode(sent);

        assertThat(encoded.topic()).isEqualTo("assistant.outbound.voice");
        assertThat(encoded.partition()).isEqualTo(3);
        assertThat(encoded.key()).isEqualTo("subscriber-1");
        assertThat(header(encoded, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(encoded, "ce_type")).isEqualTo("telecom.assistant.ReplyCancelled");
        assertThat(header(encoded, "ce_id")).isEqualTo("event-1");
        assertThat(header(encoded, "content-type")).isEqualTo("application/json");
        assertThat(header(encoded, "traceparent")).isEqualTo(sent.trace().toString());
    }

    @Test
    void carriesEventsOfAnUnknownChannel() {
        Route kiosk = new Route(new Channel("kiosk"), "K-1", null, null, null);
        Envelope<InboundEvent.LegClosed> sent =
                Envelope.inbound("event-1", new SubscriberId("someone"), new InboundEvent.LegClosed(kiosk, "left"));

        ProducerRecord<String, byte[]> encoded = codec.encode(sent);

        assertThat(sent.source()).isEqualTo("/channel/kiosk");
        assertThat(codec.decode(encoded.headers(), encoded.value(), InboundEvent.class)
                        .event())
                .isEqualTo(sent.event());
    }

    @Test
    void ignoresUnknownFields() {
        Headers headers = codec.encode(envelope(new InboundEvent.LegClosed(ROUTE, "hang-up")))
                .headers();
        byte[] newer = "{\"route\":{\"channel\":\"sms\",\"leg\":\"l\",\"colour\":1},\"reason\":\"r\",\"more\":[]}"
                .getBytes(StandardCharsets.UTF_8);

        InboundEvent event = codec.decode(headers, newer, InboundEvent.class).event();

        assertThat(event).isEqualTo(new InboundEvent.LegClosed(new Route(Channel.SMS, "l", null, null, null), "r"));
    }

    @Test
    void refusesAnEventOfAnotherDirectionAndNeverQuotesTheData() {
        ProducerRecord<String, byte[]> inbound = codec.encode(envelope(new InboundEvent.LegClosed(ROUTE, "r")));
        byte[] broken = "{\"route\":\"+821000000101\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> codec.decode(inbound.headers(), inbound.value(), OutboundEvent.class))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining("LegClosed");
        assertThatThrownBy(() -> codec.decode(inbound.headers(), broken, InboundEvent.class))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageNotContaining("+82")
                .hasNoCause();
    }

    @Test
    void distinguishesAnUnknownTypeFromAnUndecodableRecord() {
        ProducerRecord<String, byte[]> record = codec.encode(envelope(new InboundEvent.LegClosed(ROUTE, "r")));
        byte[] broken = "{".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> codec.decode(record.headers(), broken, InboundEvent.class))
                .isExactlyInstanceOf(UndecodableEventException.class);
        assertThatThrownBy(() -> codec.decode(record.headers(), record.value(), DeskEvent.class))
                .isExactlyInstanceOf(UndecodableEventException.class);

        record.headers()
                .remove("ce_type")
                .add("ce_type", "telecom.assistant.LegMuted".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> codec.decode(record.headers(), record.value(), InboundEvent.class))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("LegMuted");
    }

    @Test
    void refusesARecordThatIsNotACloudEvent() {
        byte[] value = "hello".getBytes(StandardCharsets.UTF_8);
        Headers none = new org.apache.kafka.common.header.internals.RecordHeaders();

        assertThatThrownBy(() -> codec.decode(none, value, InboundEvent.class))
                .isInstanceOf(UndecodableEventException.class);
    }

    @Test
    void acceptsAnEmptyTraceHeaderButNotABlankSubject() {
        ProducerRecord<String, byte[]> record = codec.encode(envelope(new InboundEvent.LegClosed(ROUTE, "r")));
        record.headers().remove("traceparent").add("traceparent", null);
        assertThat(codec.decode(record.headers(), record.value(), InboundEvent.class)
                        .trace())
                .isNotNull();

        record.headers().remove("ce_subject").add("ce_subject", " ".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> codec.decode(record.headers(), record.value(), InboundEvent.class))
                .isInstanceOf(UndecodableEventException.class);
    }

    @Test
    void carriesTheShownTurnAndIgnoresAMalformedOne() {
        ShownTurn shown = new ShownTurn(Ids.timeOrdered(), 7);
        ProducerRecord<String, byte[]> record =
                codec.encode(envelope(new InboundEvent.LegClosed(ROUTE, "r")).withShown(Optional.of(shown)));
        assertThat(codec.decode(record.headers(), record.value(), InboundEvent.class)
                        .shown())
                .isEqualTo(shown);

        for (String malformed : List.of("", "7", "a/7", shown.conversation() + "/", shown.conversation() + "/-1")) {
            record.headers().remove("ce_shown").add("ce_shown", malformed.getBytes(StandardCharsets.UTF_8));
            assertThat(codec.decode(record.headers(), record.value(), InboundEvent.class)
                            .shown())
                    .isNull();
        }
    }

    private static Envelope<Event> envelope(Event event) {
        return new Envelope<>(
                "event-1",
                "/channel/voice",
                Instant.parse("2026-01-22T09:00:00.123Z"),
                new SubscriberId("subscriber-1"),
                TraceParent.start(),
                event);
    }

    private static String header(ProducerRecord<String, byte[]> encoded, String name) {
        return new String(encoded.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
