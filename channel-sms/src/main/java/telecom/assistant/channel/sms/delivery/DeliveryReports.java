package telecom.assistant.channel.sms.delivery;

import io.smallrye.mutiny.Uni;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.DeliveryReported;
import telecom.assistant.channel.sms.EventSink;
import telecom.assistant.store.sms.Delivery;
import telecom.assistant.store.sms.SettledDelivery;

/** Tells the engine what became of a reply. Telling the same again is the same event. */
final class DeliveryReports {

    private final EventSink events;

    DeliveryReports(EventSink events) {
        this.events = events;
    }

    /** Completes when the report is durable; at once for what belongs to no conversation. */
    Uni<Void> report(Delivery delivery, DeliveryStatus status, String detail) {
        if (delivery.conversation() == null) {
            return Uni.createFrom().voidItem();
        }
        DeliveryReported event = new DeliveryReported(
                delivery.route(), delivery.conversation(), delivery.turn(), delivery.replyId(), status, detail);
        String id = "sms-delivery-" + delivery.replyId() + "-" + status;
        return events.publish(Envelope.of(id, EventSink.SOURCE, delivery.subscriber(), event));
    }

    /** Reports a reply whose fate a receipt has settled; nothing while a segment of it is still on its way. */
    Uni<Void> report(SettledDelivery settled) {
        return settled.outcome()
                .map(status -> report(settled.delivery(), status, settled.status()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
