package telecom.assistant.channel.sms.delivery;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.kafka.DeadLetter;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.UndecodableEventException;
import telecom.assistant.channel.sms.SmsMeters;
import telecom.assistant.channel.sms.flow.Backlog;

/**
 * Takes what is to be sent from Kafka: replies as a whole and notices; a text is not streamed, so the rest does not
 * concern this channel. A record is acknowledged when its text is done, so that a crash before repeats it.
 */
public final class OutboundConsumer {

    private static final Logger LOG = Logger.getLogger(OutboundConsumer.class);

    private final EventCodec codec = new EventCodec();
    private final TextSender sender;
    private final Backlog backlog;
    private final SmsMeters meters;

    public OutboundConsumer(TextSender sender, Backlog backlog, SmsMeters meters) {
        this.sender = sender;
        this.backlog = backlog;
        this.meters = meters;
    }

    /** Begins to deliver the record. Completes when another one may come, which is before this one is delivered. */
    public Uni<Void> take(Message<byte[]> message) {
        Envelope<OutboundEvent> envelope;
        try {
            envelope = codec.decode(message, OutboundEvent.class);
        } catch (UndecodableEventException e) {
            meters.dropped("undecodable");
            LOG.warnf("record not decodable channel=sms cause=\"%s\"", e.getMessage());
            return Uni.createFrom().completionStage(message.nack(new DeadLetter(e)));
        }
        Uni<Void> room = backlog.enter();
        deliver(envelope)
                .onItemOrFailure()
                .transformToUni((done, failure) -> Uni.createFrom()
                        .completionStage(failure == null ? message.ack() : message.nack(new DeadLetter(failure))))
                .onTermination()
                .invoke(backlog::leave)
                .subscribe()
                .with(done -> {}, failure -> LOG.warn("record not acknowledged, it will come again channel=sms"));
        return room;
    }

    private Uni<Void> deliver(Envelope<OutboundEvent> envelope) {
        OutboundEvent event = envelope.event();
        if (event instanceof ReplyCompleted reply) {
            return sender.send(OutgoingText.of(envelope.subscriber(), reply));
        }
        if (event instanceof Notice notice) {
            return sender.send(OutgoingText.of(envelope.subscriber(), notice));
        }
        if (event instanceof ReplyCancelled cancelled) {
            return sender.cancel(envelope.subscriber(), cancelled);
        }
        return Uni.createFrom().voidItem();
    }
}
