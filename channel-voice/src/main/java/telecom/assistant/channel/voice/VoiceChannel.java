package telecom.assistant.channel.voice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.kafka.DeadLetter;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.UndecodableEventException;
import telecom.assistant.channel.voice.VoiceMetrics.Drop;

/**
 * Hands what the engine says to the calls of this node. Nothing waits here, so a slow line holds up no other; what is for
 * a call that is not here is dropped, because a call that is gone cannot be spoken to.
 */
@ApplicationScoped
class VoiceChannel {

    private static final Logger LOG = Logger.getLogger(VoiceChannel.class);

    private final Calls calls;
    private final VoiceMetrics metrics;
    private final EventCodec codec = new EventCodec();

    VoiceChannel(Calls calls, VoiceMetrics metrics) {
        this.calls = calls;
        this.metrics = metrics;
    }

    @Incoming("outbound-voice")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> deliver(Message<byte[]> message) {
        try {
            speak(codec.decode(message, OutboundEvent.class).event());
        } catch (UndecodableEventException e) {
            metrics.dropped(Drop.UNDECODABLE);
            LOG.warnf("event not decodable channel=voice cause=\"%s\"", e.getMessage());
            return Uni.createFrom().completionStage(message.nack(new DeadLetter(e)));
        } catch (RuntimeException e) {
            // A failure would stop the consumer, and with it every other call of this node.
            metrics.dropped(Drop.FAILED);
            LOG.errorf(
                    "event not delivered channel=voice cause=%s", e.getClass().getName());
        }
        return Uni.createFrom().completionStage(message::ack);
    }

    private void speak(OutboundEvent event) {
        calls.find(event.route().leg())
                .ifPresentOrElse(call -> call.deliver(event), () -> metrics.dropped(Drop.NO_SUCH_CALL));
    }
}
