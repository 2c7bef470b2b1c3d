package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.kafka.DeadLetter;
import telecom.assistant.channel.kafka.EventCodec;

/**
 * Takes events from {@code assistant.inbound} and gives each to its conversation. An offset is committed when the
 * outcome of its event, and of every event before it in the partition, is durable.
 */
@ApplicationScoped
class InboundConsumer {

    private static final Logger LOG = Logger.getLogger(InboundConsumer.class);

    private final Lanes lanes;
    private final MeterRegistry meters;
    private final InFlight inFlight;
    private final EventCodec codec = new EventCodec();

    InboundConsumer(Lanes lanes, EngineConfig config, MeterRegistry meters) {
        this.lanes = lanes;
        this.meters = meters;
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
            envelope = codec.decode(message, InboundEvent.class);
        } catch (RuntimeException e) {
            settle(message, e);
            return;
        }
        lanes.accept(new Arrival(envelope, failure -> settle(message, failure)));
    }

    /** A refused record goes to the dead-letter topic, by the channel's failure strategy, and then counts as taken. */
    private void settle(Message<byte[]> message, Throwable failure) {
        if (failure != null) {
            meters.counter(
                            "assistant.engine.dead.letters",
                            "cause",
                            failure.getClass().getSimpleName())
                    .increment();
        }
        Uni.createFrom()
                .completionStage(() -> failure == null ? message.ack() : message.nack(new DeadLetter(failure)))
                .onTermination()
                .invoke(inFlight::leave)
                .subscribe()
                .with(
                        settled -> {},
                        unsettled -> LOG.warnf(
                                "offset not settled cause=%s",
                                unsettled.getClass().getSimpleName()));
    }
}
