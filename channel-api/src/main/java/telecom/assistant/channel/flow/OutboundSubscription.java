package telecom.assistant.channel.flow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.kafka.DeadLetter;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.LogEnd;
import telecom.assistant.channel.kafka.UndecodableEventException;

/**
 * A channel's subscription to its outbound topic. A record is acknowledged only when its delivery is over, so that it
 * is redelivered after a crash. A record that cannot be decoded, or whose delivery fails, goes to the dead-letter
 * topic. Outcomes are counted. Deliveries start in the order of {@link #consume}, and may end in any order.
 *
 * <p>Partial replies that were written before this process began to read are skipped, because the process cannot know
 * how much of them its predecessor has shown, and fences that held them back may have existed only in the predecessor's
 * memory. The whole reply follows.
 */
public final class OutboundSubscription {

    private static final Logger LOG = Logger.getLogger(OutboundSubscription.class);

    private final String channel;
    private final Function<Envelope<OutboundEvent>, Uni<DeliveryOutcome>> delivery;
    private final InFlight inFlight;
    private final LogEnd end;
    private final MeterRegistry meters;
    private final EventCodec codec = new EventCodec();

    /** A subscription to a topic on which there are no partial replies. */
    public OutboundSubscription(
            Channel channel,
            int limit,
            MeterRegistry meters,
            Function<Envelope<OutboundEvent>, Uni<DeliveryOutcome>> delivery) {
        this(channel, limit, LogEnd.none(), meters, delivery);
    }

    /**
     * @param limit how many deliveries may be under way at a time
     * @param delivery delivers an event, and completes when nothing is left to do for it. It must ask the leg's {@link
     *     TurnFence} itself, at the moment when the event takes effect
     * @param end the end of the topic when the process began to read; nothing is delivered until it is known
     */
    public OutboundSubscription(
            Channel channel,
            int limit,
            LogEnd end,
            MeterRegistry meters,
            Function<Envelope<OutboundEvent>, Uni<DeliveryOutcome>> delivery) {
        this.channel = channel.label();
        this.delivery = delivery;
        this.inFlight = new InFlight(limit);
        this.end = end;
        this.meters = meters;
        Gauge.builder("assistant.channel.outbound.in.flight", inFlight, InFlight::entered)
                .tag("channel", this.channel)
                .register(meters);
    }

    /** Determines the end of the topic. Call this when the process begins to read. */
    public void start() {
        end.whenKnown().subscribe().with(known -> {}, never -> {});
    }

    /**
     * Starts the delivery of a record as soon as the limit permits, and completes once it has started, so that the next
     * record may follow.
     */
    public Uni<Void> consume(Message<byte[]> message) {
        return inFlight.enter().chain(end::whenKnown).invoke(() -> settle(message)
                .onTermination()
                .invoke(inFlight::leave)
                .subscribe()
                .with(
                        settled -> {},
                        failure -> LOG.warnf(
                                "record could not be acknowledged and will be redelivered channel=%s", channel)));
    }

    private Uni<Void> settle(Message<byte[]> message) {
        Envelope<OutboundEvent> envelope;
        try {
            envelope = codec.decode(message, OutboundEvent.class);
        } catch (UndecodableEventException e) {
            LOG.warnf("event not decodable channel=%s cause=\"%s\"", channel, e.getMessage());
            return refuse(message, DeliveryOutcome.UNDECODABLE, e);
        }
        if (isPartialReply(envelope.event()) && end.isAfter(message)) {
            count(DeliveryOutcome.SKIPPED);
            return Uni.createFrom().completionStage(message.ack());
        }
        return Uni.createFrom()
                .deferred(() -> delivery.apply(envelope))
                .onItemOrFailure()
                .transformToUni((outcome, failure) -> {
                    if (failure == null) {
                        count(outcome);
                        return Uni.createFrom().completionStage(message.ack());
                    }
                    OutboundEvent event = envelope.event();
                    String leg = event.route().leg();
                    String type = event.getClass().getSimpleName();
                    String cause = failure.getClass().getSimpleName();
                    LOG.warnf(
                            "event not delivered conversation=%s turn=%d channel=%s leg=%s type=%s cause=%s",
                            event.conversation(), event.turn(), channel, leg, type, cause);
                    return refuse(message, DeliveryOutcome.FAILED, failure);
                });
    }

    private static boolean isPartialReply(OutboundEvent event) {
        return event instanceof ReplyStarted || event instanceof ReplyDelta;
    }

    private Uni<Void> refuse(Message<byte[]> message, DeliveryOutcome outcome, Throwable failure) {
        count(outcome);
        return Uni.createFrom().completionStage(message.nack(new DeadLetter(failure)));
    }

    private void count(DeliveryOutcome outcome) {
        String label = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        meters.counter("assistant.channel.outbound", "channel", channel, "outcome", label)
                .increment();
    }
}
