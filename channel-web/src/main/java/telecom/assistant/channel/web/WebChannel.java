package telecom.assistant.channel.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.flow.OutboundSubscription;
import telecom.assistant.channel.kafka.LogEnd;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.delivery.ReplyDelivery;

/** Consumes the engine's events for the conversations of this node and has them delivered. */
@ApplicationScoped
class WebChannel {

    private static final String OUTBOUND = "outbound-web";

    private final OutboundSubscription outbound;

    WebChannel(ReplyDelivery delivery, WebConfig config, KafkaClientService clients, MeterRegistry registry) {
        this.outbound = new OutboundSubscription(
                Channel.WEB,
                config.delivery().inFlight(),
                LogEnd.of(clients, OUTBOUND),
                registry,
                envelope -> delivery.deliver(envelope.event()));
    }

    void start(@Observes StartupEvent event) {
        outbound.start();
    }

    @Incoming(OUTBOUND)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> deliver(Message<byte[]> message) {
        return outbound.consume(message);
    }
}
