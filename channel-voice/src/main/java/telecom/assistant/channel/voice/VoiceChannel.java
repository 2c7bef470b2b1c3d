package telecom.assistant.channel.voice;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.flow.OutboundSubscription;
import telecom.assistant.channel.voice.inbound.Calls;

/** Hands the engine's events to the calls of this node. A call accepts an event without waiting for its line. */
@ApplicationScoped
class VoiceChannel {

    private final OutboundSubscription outbound;

    VoiceChannel(Calls calls, MeterRegistry registry) {
        this.outbound = new OutboundSubscription(
                Channel.VOICE, 1, registry, envelope -> Uni.createFrom().item(calls.deliver(envelope.event())));
    }

    @Incoming("outbound-voice")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> deliver(Message<byte[]> message) {
        return outbound.consume(message);
    }
}
