package telecom.assistant.channel.voice;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.flow.OutboundSubscription;
import telecom.assistant.channel.kafka.LogEnd;
import telecom.assistant.channel.voice.inbound.Calls;

/** Passes the engine's events to the calls on this node. A call accepts an event without waiting for its line. */
@ApplicationScoped
class VoiceChannel {

    private static final String OUTBOUND = "outbound-voice";

    private final Calls calls;
    private final OutboundSubscription outbound;

    @Inject
    VoiceChannel(Calls calls, KafkaClientService clients, MeterRegistry registry) {
        this(calls, LogEnd.of(clients, OUTBOUND), registry);
    }

    VoiceChannel(Calls calls, LogEnd end, MeterRegistry registry) {
        this.calls = calls;
        this.outbound = new OutboundSubscription(
                Channel.VOICE, 1, end, registry, envelope -> Uni.createFrom().item(calls.deliver(envelope.event())));
    }

    void start(@Observes StartupEvent event) {
        outbound.start();
    }

    /**
     * Runs while sockets and Kafka still work, and delays their shutdown until callers have heard what is being said.
     * At the {@code ShutdownEvent}, the sockets would already be closed.
     */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        calls.leave().await().indefinitely();
    }

    @Incoming(OUTBOUND)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> deliver(Message<byte[]> message) {
        return outbound.consume(message);
    }
}
