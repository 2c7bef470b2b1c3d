package telecom.assistant.channel.sms.delivery;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.LegQueried;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.ShownTurn;
import telecom.assistant.channel.event.Undelivered.Reason;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.flow.SerialQueues;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.smpp.SegmentSender;
import telecom.assistant.channel.sms.text.TextFormat;
import telecom.assistant.store.sms.DeliveryLedger;
import telecom.assistant.store.sms.OptOuts;

/**
 * Sends each text once: texts to one subscriber in order, those to different subscribers concurrently. Does not send
 * anything to a subscriber who has opted out, nor any reply that a later turn has overtaken before the reply arrives
 * here.
 */
public final class TextSender {

    private static final Logger LOG = Logger.getLogger(TextSender.class);

    private final SmsConfig.Outbound config;
    private final OptOuts optOuts;
    private final SegmentRun.Dependencies dependencies;
    private final ReplyBudget budget;
    private final SerialQueues<SubscriberId> queues;
    private final LegFences fences = new LegFences();

    public TextSender(
            SmsConfig config,
            DeliveryLedger ledger,
            OptOuts optOuts,
            SegmentSender smsc,
            EventSink events,
            Timers timers,
            SmsMeters meters) {
        this.config = config.outbound();
        this.optOuts = optOuts;
        this.dependencies =
                new SegmentRun.Dependencies(config, ledger, smsc, new DeliveryReports(events), timers, meters);
        this.budget = new ReplyBudget(config.outbound(), config.answers());
        // At least as high as the limit on consumption from Kafka: a text refused here would lose its place.
        this.queues = new SerialQueues<>(this.config.limit(), "assistant.sms.outbound.limit");
    }

    /** Sends whole replies and notices, and skips the events of streamed replies, because texts are not streamed. */
    public Uni<DeliveryOutcome> deliver(Envelope<OutboundEvent> envelope) {
        return envelope.event().handle(new OutboundEvent.Handler<>() {
            @Override
            public Uni<DeliveryOutcome> on(ReplyCompleted event) {
                return fences.admit(event)
                        ? send(withinBudget(event, OutgoingText.of(envelope.subscriber(), event)))
                        : skipOvertaken(event);
            }

            @Override
            public Uni<DeliveryOutcome> on(Notice event) {
                return send(OutgoingText.of(envelope.subscriber(), event));
            }

            @Override
            public Uni<DeliveryOutcome> on(ReplyCancelled event) {
                // Replies that are still queued are sent all the same: they are complete, and were published before the
                // cancellation.
                return done(fences.admit(event) ? DeliveryOutcome.DELIVERED : DeliveryOutcome.OVERTAKEN);
            }

            @Override
            public Uni<DeliveryOutcome> on(ReplyStarted event) {
                return done(DeliveryOutcome.SKIPPED);
            }

            @Override
            public Uni<DeliveryOutcome> on(ReplyDelta event) {
                return done(DeliveryOutcome.SKIPPED);
            }

            @Override
            public Uni<DeliveryOutcome> on(TransferRequested event) {
                return done(DeliveryOutcome.SKIPPED);
            }

            @Override
            public Uni<DeliveryOutcome> on(LegQueried event) {
                return done(DeliveryOutcome.SKIPPED);
            }
        });
    }

    /**
     * Sends a text after the subscriber's earlier ones. Completes when the SMSC has all of it, or when it is certain
     * that the text will not be sent and this has been reported. The deadline includes the wait for earlier texts, but
     * every text gets at least one attempt. Fails only if the store or Kafka stays unavailable.
     */
    public Uni<DeliveryOutcome> send(OutgoingText text) {
        if (text.text().isBlank()) {
            return done(DeliveryOutcome.SKIPPED);
        }
        // Counted from now, so that the deadlines of one subscriber's texts do not add up.
        Instant deadline = dependencies.timers().now().plus(config.deadline());
        SegmentRun run = new SegmentRun(dependencies, text, deadline, () -> isOptedOut(text));
        return queues.run(text.subscriber(), () -> isOptedOut(text)
                .chain(out -> out ? reportOptOut(text) : run.run())
                .onFailure()
                .retry()
                .withBackOff(config.backOffMin(), config.backOffMax())
                .expireAt(deadline.toEpochMilli()));
    }

    /**
     * Sends a text as {@link #send} does, but in the background: completes at once with null. For texts that may be
     * lost if the process dies before the SMSC has them, and for which nobody should have to wait.
     */
    public Uni<DeliveryOutcome> sendInBackground(OutgoingText text) {
        return Uni.createFrom().item(() -> {
            Cancellable unused = send(text)
                    .subscribe()
                    .with(
                            outcome -> {},
                            failure -> LOG.warnf(
                                    "text not sent channel=sms cause=%s",
                                    failure.getClass().getSimpleName()));
            return null;
        });
    }

    private OutgoingText withinBudget(ReplyCompleted reply, OutgoingText text) {
        TextFormat format = dependencies.smsc().format(reply.route().subscriberAddress());
        if (reply.author().role() != Role.ASSISTANT || budget.fits(reply.text(), format)) {
            return text;
        }
        dependencies.meters().countCut();
        LOG.infof("reply cut channel=sms conversation=%s turn=%d", reply.conversation(), reply.turn());
        return text.withText(budget.fit(reply.text(), reply.language(), format));
    }

    /**
     * The newest turn from which this node has sent anything to a leg; empty if this node does not remember the leg.
     */
    public Optional<ShownTurn> shown(String leg) {
        return fences.shown(leg);
    }

    private Uni<Boolean> isOptedOut(OutgoingText text) {
        return text.isAnswer()
                ? Uni.createFrom().item(false)
                : optOuts.isOptedOut(text.subscriber(), text.route().serviceAddress());
    }

    private Uni<DeliveryOutcome> reportOptOut(OutgoingText text) {
        return dependencies
                .reports()
                .reportFailure(text.delivery(0), Reason.OPTED_OUT, null)
                .replaceWith(DeliveryOutcome.OPTED_OUT);
    }

    private static Uni<DeliveryOutcome> skipOvertaken(ReplyCompleted reply) {
        LOG.infof(
                "reply overtaken by a later turn channel=sms conversation=%s turn=%d",
                reply.conversation(), reply.turn());
        return done(DeliveryOutcome.OVERTAKEN);
    }

    private static Uni<DeliveryOutcome> done(DeliveryOutcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}
