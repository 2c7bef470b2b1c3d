package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.UndecodableEventException;
import telecom.assistant.store.FencedException;

/**
 * Takes events from {@code assistant.inbound} and gives each to its conversation. An offset is committed when the
 * outcome of its event, and of every event before it in the partition, is durable.
 */
@ApplicationScoped
class InboundConsumer {

    private final Lanes lanes;
    private final DeadLetters deadLetters;
    private final InFlight inFlight;
    private final EventCodec codec = new EventCodec();

    InboundConsumer(Lanes lanes, DeadLetters deadLetters, EngineConfig config) {
        this.lanes = lanes;
        this.deadLetters = deadLetters;
        this.inFlight = new InFlight(config.eventsInFlight());
    }

    @Incoming("inbound")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> take(Message<byte[]> message) {
        return inFlight.enter().invoke(() -> dispatch(message));
    }

    private void dispatch(Message<byte[]> message) {
        Envelope<InboundEvent> envelope;
        try {
            envelope = codec.decode(headers(message), message.getPayload(), InboundEvent.class);
        } catch (UndecodableEventException e) {
            settle(message, e);
            return;
        }
        lanes.accept(new Arrival(envelope, failure -> settle(message, failure)));
    }

    private void settle(Message<byte[]> message, Throwable failure) {
        boolean elsewhere = failure instanceof FencedException;
        Uni<Void> kept =
                failure == null || elsewhere ? Uni.createFrom().voidItem() : deadLetters.keep(message, failure);
        kept.chain(() -> Uni.createFrom().completionStage(() -> acknowledge(message)))
                .onTermination()
                .invoke(inFlight::leave)
                .subscribe()
                .with(done -> {}, notKept -> {});
    }

    private static CompletionStage<Void> acknowledge(Message<byte[]> message) {
        return message.ack();
    }

    private static Headers headers(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(IncomingKafkaRecordMetadata::getHeaders)
                .orElseGet(RecordHeaders::new);
    }
}
