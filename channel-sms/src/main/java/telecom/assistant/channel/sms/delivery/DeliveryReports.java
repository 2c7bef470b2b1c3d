package telecom.assistant.channel.sms.delivery;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.event.InboundEvent.DeliveryReported;
import telecom.assistant.channel.event.Undelivered.Reason;
import telecom.assistant.store.sms.Delivery;
import telecom.assistant.store.sms.MatchedDelivery;

/** Reports to the engine what became of a reply. Repeating a report yields the same event. */
final class DeliveryReports {

    private final EventSink events;

    DeliveryReports(EventSink events) {
        this.events = events;
    }

    /** Reports a reply that will not be sent. */
    Uni<Void> reportFailure(Delivery delivery, Reason reason, String detail) {
        return report(delivery, DeliveryStatus.FAILED, reason, detail);
    }

    /** Reports a reply whose receipts are complete. Does nothing while a segment of it is still on its way. */
    Uni<Void> report(Optional<MatchedDelivery> found) {
        return found.flatMap(settled -> settled.outcome().map(status -> report(settled, status)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> report(MatchedDelivery settled, DeliveryStatus status) {
        Reason reason = status == DeliveryStatus.FAILED ? reason(settled.status()) : null;
        return report(settled.delivery(), status, reason, settled.status());
    }

    /** What the {@code stat} of an unsuccessful receipt means (SMPP 3.4, appendix B). */
    private static Reason reason(String status) {
        return switch (status.split(":", 2)[0]) {
            case "EXPIRED" -> Reason.EXPIRED;
            case "REJECTD" -> Reason.REFUSED;
            case "UNDELIV", "DELETED" -> Reason.UNREACHABLE;
            default -> Reason.UNKNOWN;
        };
    }

    /** Completes when the report is durable; at once if the text belongs to no conversation. */
    private Uni<Void> report(Delivery delivery, DeliveryStatus status, Reason reason, String detail) {
        if (delivery.conversation() == null) {
            return Uni.createFrom().voidItem();
        }
        DeliveryReported event = new DeliveryReported(
                delivery.route(), delivery.conversation(), delivery.turn(), delivery.replyId(), status, reason, detail);
        String id = "sms-delivery-" + delivery.replyId() + "-" + status;
        return events.publish(Envelope.inbound(id, delivery.subscriber(), event));
    }
}
