package telecom.assistant.channel.sms.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.jboss.logging.Logger;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.sms.EventSink;
import telecom.assistant.channel.sms.SmsConfig;
import telecom.assistant.channel.sms.SmsMeters;
import telecom.assistant.channel.sms.flow.Lanes;
import telecom.assistant.channel.sms.smpp.SegmentSender;
import telecom.assistant.channel.sms.text.Segmentation;
import telecom.assistant.store.sms.Delivery;
import telecom.assistant.store.sms.DeliveryLedger;
import telecom.assistant.store.sms.OptOuts;

/**
 * Sends texts: those of one subscriber one after another, those of different subscribers at the same time, each once.
 * Nothing is sent to one who has opted out, nor a reply that a later turn has overtaken.
 */
public final class TextSender {

    private static final Logger LOG = Logger.getLogger(TextSender.class);

    private final SmsConfig config;
    private final DeliveryLedger ledger;
    private final OptOuts optOuts;
    private final SegmentSender segments;
    private final DeliveryReports reports;
    private final SmsMeters meters;
    private final Lanes lanes;
    private final Fences fences = new Fences();

    public TextSender(
            SmsConfig config,
            DeliveryLedger ledger,
            OptOuts optOuts,
            SegmentSender segments,
            EventSink events,
            SmsMeters meters) {
        this.config = config;
        this.ledger = ledger;
        this.optOuts = optOuts;
        this.segments = segments;
        this.reports = new DeliveryReports(events);
        this.meters = meters;
        // What Kafka gives is bounded already; a lane that refused some of it would lose its place in the order.
        this.lanes = new Lanes(config.outbound().limit(), "assistant.sms.outbound.limit");
    }

    /**
     * Sends a text when the subscriber's earlier ones are done. Completes when the SMSC has all of it, or when it is
     * certain that it will not be sent, which has then been reported. A text whose deadline passes while it waits for
     * earlier ones gets one attempt. Fails only when the store or Kafka stayed
     * unavailable.
     */
    public Uni<Void> send(OutgoingText text) {
        if (text.text().isBlank()) {
            return Uni.createFrom().voidItem();
        }
        SmsConfig.Outbound bounds = config.outbound();
        // It runs while the text waits, so that one subscriber's texts don't add up their deadlines.
        Instant deadline = Instant.now().plus(bounds.deadline());
        Handover handover = new Handover();
        return lanes.run(text.subscriber(), () -> sendInTurn(text, deadline, handover)
                .onFailure()
                .retry()
                .withBackOff(bounds.backOffMin(), bounds.backOffMax())
                .expireAt(deadline.toEpochMilli()));
    }

    /**
     * Shuts out the cancelled turn and what is older. It waits its turn behind the subscriber's texts: whole replies to
     * earlier turns were told before the cancellation, and are still to be sent.
     */
    public Uni<Void> cancel(SubscriberId subscriber, ReplyCancelled cancelled) {
        return lanes.run(subscriber, () -> Uni.createFrom().<Void>nullItem().invoke(() -> fences.raise(cancelled)));
    }

    private Uni<Void> sendInTurn(OutgoingText text, Instant deadline, Handover handover) {
        if (!fences.admit(text)) {
            meters.dropped("fenced");
            LOG.infof(
                    "reply overtaken by a later turn channel=sms conversation=%s turn=%d",
                    text.conversation(), text.turn());
            return Uni.createFrom().voidItem();
        }
        return isOptedOut(text).chain(out -> out ? reportOptOut(text) : sendSegments(text, deadline, handover));
    }

    private Uni<Boolean> isOptedOut(OutgoingText text) {
        return text.kind() == OutgoingText.Kind.ANSWER
                ? Uni.createFrom().item(false)
                : optOuts.isOptedOut(text.subscriber(), text.route().serviceAddress());
    }

    private Uni<Void> sendSegments(OutgoingText text, Instant deadline, Handover handover) {
        Segmentation segmentation = Segmentation.of(text.text());
        return new SegmentRun(
                        config,
                        ledger,
                        segments,
                        reports,
                        meters,
                        delivery(text, segmentation.count()),
                        segmentation,
                        deadline,
                        () -> isOptedOut(text),
                        handover)
                .run();
    }

    private Uni<Void> reportOptOut(OutgoingText text) {
        meters.dropped("opted-out");
        return reports.report(delivery(text, 0), DeliveryStatus.FAILED, "opted-out");
    }

    private static Delivery delivery(OutgoingText text, int segments) {
        return new Delivery(text.subscriber(), text.id(), text.conversation(), text.turn(), text.route(), segments);
    }
}
