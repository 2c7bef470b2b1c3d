package telecom.assistant.channel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.LogEnds;

class OutboundSubscriptionTest {

    private static final Route ROUTE = new Route(Channel.WEB, "chat-1", null, null, 3);
    private static final UUID CONVERSATION = Ids.timeOrdered();
    private static final UUID REPLY = UUID.randomUUID();

    private final List<CompletableFuture<DeliveryOutcome>> deliveries = new ArrayList<>();
    private final List<OutboundEvent> delivered = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final OutboundSubscription subscription = new OutboundSubscription(Channel.WEB, 2, meters, this::deliver);

    @Test
    void acknowledgesARecordWhenItsDeliveryIsOver() {
        consume(1).assertCompleted();
        assertThat(settled).isEmpty();

        deliveries.get(0).complete(DeliveryOutcome.NO_SUCH_LEG);

        assertThat(settled).containsExactly("1 acknowledged");
        assertThat(count("no-such-leg")).isEqualTo(1);
    }

    @Test
    void startsNoMoreDeliveriesThanItsLimit() {
        consume(1).assertCompleted();
        consume(2).assertCompleted();
        UniAssertSubscriber<Void> third = consume(3).assertNotTerminated();
        assertThat(deliveries).hasSize(2);
        assertThat(meters.get("assistant.channel.outbound.in.flight").gauge().value())
                .isEqualTo(2);

        deliveries.get(1).complete(DeliveryOutcome.DELIVERED);

        third.assertCompleted();
        assertThat(deliveries).hasSize(3);
    }

    @Test
    void deadLettersUndecodableRecords() {
        consume(new ProducerRecord<>("assistant.outbound.web", "key", "{}".getBytes(StandardCharsets.UTF_8)), "1")
                .assertCompleted();

        assertThat(deliveries).isEmpty();
        assertThat(settled).containsExactly("1 dead-lettered: UndecodableEventException");
        assertThat(count("undecodable")).isEqualTo(1);
    }

    @Test
    void deadLettersUndeliverableRecordsAndContinues() {
        consume(1);
        deliveries.get(0).completeExceptionally(new IllegalStateException("simulated failure"));
        consume(2);
        deliveries.get(1).complete(DeliveryOutcome.DELIVERED);

        assertThat(settled).containsExactly("1 dead-lettered: IllegalStateException", "2 acknowledged");
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void continuesAfterADeliveryThatThrows() {
        OutboundSubscription broken = new OutboundSubscription(Channel.WEB, 1, new SimpleMeterRegistry(), envelope -> {
            throw new IllegalStateException("simulated failure");
        });

        broken.consume(message(encoded(1), "1")).await().atMost(Duration.ofSeconds(5));
        broken.consume(message(encoded(2), "2")).await().atMost(Duration.ofSeconds(5));

        assertThat(settled).hasSize(2);
    }

    @Test
    void skipsPartialRepliesWrittenBeforeTheProcessBeganToRead() {
        OutboundSubscription restarted = restarted(Uni.createFrom().item(7L));

        consume(restarted, started(), 5);
        consume(restarted, delta(1), 6);
        consume(restarted, delta(2), 7);

        assertThat(delivered).containsExactly(delta(2));
        assertThat(settled).containsExactly("5 acknowledged", "6 acknowledged");
        assertThat(count("skipped")).isEqualTo(2);
    }

    @Test
    void deliversWholeRepliesAndCancellationsWrittenBeforeTheProcessBeganToRead() {
        OutboundSubscription restarted = restarted(Uni.createFrom().item(7L));

        consume(restarted, completed(), 5);
        consume(restarted, cancelled(), 6);

        assertThat(delivered).containsExactly(completed(), cancelled());
    }

    @Test
    void deliversNothingUntilTheEndOfTheLogIsKnown() {
        CompletableFuture<Long> asked = new CompletableFuture<>();
        OutboundSubscription restarted = restarted(Uni.createFrom().completionStage(asked));
        restarted.start();

        UniAssertSubscriber<Void> first = consume(restarted, completed(), 8).assertNotTerminated();
        assertThat(delivered).isEmpty();

        asked.complete(7L);

        first.assertCompleted();
        assertThat(delivered).containsExactly(completed());
    }

    private OutboundSubscription restarted(Uni<Long> end) {
        return new OutboundSubscription(
                Channel.WEB, 9, LogEnds.at("assistant.outbound.web", 3, end), meters, this::deliver);
    }

    private UniAssertSubscriber<Void> consume(OutboundSubscription by, OutboundEvent event, long offset) {
        ProducerRecord<String, byte[]> sent =
                new EventCodec().encode(Envelope.of("event-" + offset, "/engine", new SubscriberId("someone"), event));
        return by.consume(message(sent, Long.toString(offset), offset))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static OutboundEvent started() {
        return new ReplyStarted(ROUTE, CONVERSATION, 1, 1, REPLY, "en");
    }

    private static OutboundEvent delta(long seq) {
        return new ReplyDelta(ROUTE, CONVERSATION, 1, 1, REPLY, seq, "hello", "en");
    }

    private static OutboundEvent completed() {
        return new ReplyCompleted(ROUTE, CONVERSATION, 1, 1, REPLY, "hello", "en", Author.ASSISTANT, true, 10L);
    }

    private static OutboundEvent cancelled() {
        return new ReplyCancelled(ROUTE, CONVERSATION, 1, 1, REPLY);
    }

    private Uni<DeliveryOutcome> deliver(Envelope<OutboundEvent> envelope) {
        CompletableFuture<DeliveryOutcome> delivery = new CompletableFuture<>();
        deliveries.add(delivery);
        delivered.add(envelope.event());
        return Uni.createFrom().completionStage(delivery);
    }

    private double count(String outcome) {
        return meters.get("assistant.channel.outbound")
                .tag("channel", "web")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private UniAssertSubscriber<Void> consume(long seq) {
        return consume(encoded(seq), Long.toString(seq));
    }

    private UniAssertSubscriber<Void> consume(ProducerRecord<String, byte[]> sent, String name) {
        return subscription.consume(message(sent, name)).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static ProducerRecord<String, byte[]> encoded(long seq) {
        ReplyDelta delta = new ReplyDelta(ROUTE, CONVERSATION, 1, 1, UUID.randomUUID(), seq, "hello", "en");
        return new EventCodec().encode(Envelope.of("event-" + seq, "/engine", new SubscriberId("someone"), delta));
    }

    private Message<byte[]> message(ProducerRecord<String, byte[]> sent, String name) {
        return message(sent, name, 0);
    }

    private Message<byte[]> message(ProducerRecord<String, byte[]> sent, String name, long offset) {
        ConsumerRecord<String, byte[]> consumed =
                new ConsumerRecord<>(sent.topic(), 3, offset, sent.key(), sent.value());
        sent.headers().forEach(consumed.headers()::add);
        return Message.of(
                sent.value(),
                Metadata.of(new IncomingKafkaRecordMetadata<>(consumed, "outbound-web")),
                () -> settle(name + " acknowledged"),
                failure -> settle(name + " dead-lettered: " + failure.getMessage()));
    }

    private CompletionStage<Void> settle(String how) {
        settled.add(how);
        return CompletableFuture.completedFuture(null);
    }
}
