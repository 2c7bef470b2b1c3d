package telecom.assistant.channel.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.flow.OutboundSubscription;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.delivery.ReplyDelivery;

/** Hands the engine's events to the conversations of this node. */
@ApplicationScoped
class WebChannel {

    private final OutboundSubscription outbound;

    WebChannel(ReplyDelivery delivery, WebConfig config, MeterRegistry registry) {
        this.outbound = new OutboundSubscription(
                Channel.WEB, config.delivery().inFlight(), registry, envelope -> delivery.deliver(envelope.event()));
    }

    @Incoming("outbound-web")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> deliver(Message<byte[]> message) {
        return outbound.consume(message);
    }
}
