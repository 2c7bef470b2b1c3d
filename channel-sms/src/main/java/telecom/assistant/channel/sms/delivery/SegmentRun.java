package telecom.assistant.channel.sms.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.sms.SmsConfig;
import telecom.assistant.channel.sms.SmsMeters;
import telecom.assistant.channel.sms.flow.BackOff;
import telecom.assistant.channel.sms.smpp.SegmentSender;
import telecom.assistant.channel.sms.smpp.Submission;
import telecom.assistant.channel.sms.smpp.SubmitOutcome;
import telecom.assistant.channel.sms.text.Segmentation;
import telecom.assistant.store.sms.Delivery;
import telecom.assistant.store.sms.DeliveryLedger;
import telecom.assistant.store.sms.DeliveryProgress;
import telecom.assistant.store.sms.SegmentState;

/**
 * Sends the segments of one reply in order, beginning where an earlier run was cut off.
 *
 * <p>A segment is marked SENDING before it is handed to the socket and SENT once the SMSC has answered. One that is
 * found SENDING is in doubt, unless this process marked it and never handed it over ({@link Handover}); so is one that
 * was not answered. A text of one segment is then not sent again: between the
 * marking and the answer it is almost always with the SMSC already, and a second copy would be seen. A segment of a
 * longer text is sent again: the handset puts segments together by reference and number, so a second copy is not seen,
 * while a missing one would spoil the whole.
 */
final class SegmentRun {

    private static final Logger LOG = Logger.getLogger(SegmentRun.class);

    /** Beyond the transaction timer: time for the other node, or the earlier run, to store the answer. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final int ATTEMPTS_TO_STORE = 5;

    private final SmsConfig config;
    private final DeliveryLedger ledger;
    private final SegmentSender sender;
    private final DeliveryReports reports;
    private final SmsMeters meters;
    private final Delivery delivery;
    private final Segmentation segmentation;
    private final BackOff backOff;
    private final Instant deadline;
    private final Supplier<Uni<Boolean>> optedOut;
    private final Handover handover;

    SegmentRun(
            SmsConfig config,
            DeliveryLedger ledger,
            SegmentSender sender,
            DeliveryReports reports,
            SmsMeters meters,
            Delivery delivery,
            Segmentation segmentation,
            Instant deadline,
            Supplier<Uni<Boolean>> optedOut,
            Handover handover) {
        this.config = config;
        this.ledger = ledger;
        this.sender = sender;
        this.reports = reports;
        this.meters = meters;
        this.delivery = delivery;
        this.segmentation = segmentation;
        this.backOff =
                new BackOff(config.outbound().backOffMin(), config.outbound().backOffMax());
        this.deadline = deadline;
        this.optedOut = optedOut;
        this.handover = handover;
    }

    /** Completes when nothing is left to do for this reply. */
    Uni<Void> run() {
        return ledger.open(delivery).chain(progress -> resume(1, progress));
    }

    private Uni<Void> resume(int number, DeliveryProgress progress) {
        if (number > delivery.segments()) {
            return Uni.createFrom().voidItem();
        }
        return switch (progress.segments().get(number - 1)) {
            case SENT, DELIVERED -> resume(number + 1, progress);
            case PENDING -> submit(number, progress);
            case SENDING -> handover.isGiven(number) ? settleDoubt(number, progress) : reclaim(number, progress);
            case FAILED -> fail("failed before");
        };
    }

    private Uni<Void> submit(int number, DeliveryProgress progress) {
        // When it is not ours, another node has taken the reply over.
        return claim(number).chain(mine -> mine ? give(number, progress) : after(backOff.next(), this::run));
    }

    /** Found SENDING: by an earlier attempt of this process, which did not learn of it, or by somebody else. */
    private Uni<Void> reclaim(int number, DeliveryProgress progress) {
        return claim(number).chain(mine -> mine ? give(number, progress) : settleDoubt(number, progress));
    }

    private Uni<Boolean> claim(int number) {
        return ledger.claim(delivery.subscriber(), delivery.replyId(), number, handover.claim());
    }

    private Uni<Void> give(int number, DeliveryProgress progress) {
        handover.give(number);
        return sender.submit(new Submission(
                        delivery.route().serviceAddress(),
                        delivery.route().subscriberAddress(),
                        segmentation.segment(number, progress.reference())))
                .chain(outcome -> next(number, progress, outcome));
    }

    private Uni<Void> next(int number, DeliveryProgress progress, SubmitOutcome outcome) {
        if (outcome instanceof SubmitOutcome.Submitted submitted) {
            meters.segment("sent");
            backOff.reset();
            return store(number, submitted.messageId()).chain(() -> resume(number + 1, progress));
        }
        if (outcome instanceof SubmitOutcome.Unanswered) {
            meters.segment("unanswered");
            return isSingle() ? leaveInDoubt() : again(number, progress, "no response");
        }
        handover.takeBack(number);
        if (outcome instanceof SubmitOutcome.Refused refused && !refused.temporary()) {
            meters.segment("refused");
            return move(number, SegmentState.SENDING, SegmentState.FAILED).chain(() -> fail(refused.code()));
        }
        meters.segment("deferred");
        return again(number, progress, outcome instanceof SubmitOutcome.Refused refused ? refused.code() : "no bind");
    }

    private Uni<Void> again(int number, DeliveryProgress progress, String reason) {
        if (Instant.now().isAfter(deadline)) {
            return move(number, SegmentState.SENDING, SegmentState.FAILED).chain(() -> fail(reason));
        }
        return move(number, SegmentState.SENDING, SegmentState.PENDING)
                .chain(() -> after(backOff.next(), () -> submitUnlessOptedOut(number, progress)));
    }

    /** The subscriber may have opted out while the reply waited for the SMSC. */
    private Uni<Void> submitUnlessOptedOut(int number, DeliveryProgress progress) {
        return optedOut.get().chain(out -> out ? stop(number) : submit(number, progress));
    }

    private Uni<Void> stop(int number) {
        meters.dropped("opted-out");
        return move(number, SegmentState.PENDING, SegmentState.FAILED).chain(() -> fail("opted-out"));
    }

    private Uni<Void> settleDoubt(int number, DeliveryProgress progress) {
        Duration patience = config.smpp().transactionTimer().plus(GRACE);
        if (progress.sendingFor().compareTo(patience) < 0) {
            return after(patience.minus(progress.sendingFor()), this::run);
        }
        return isSingle()
                ? leaveInDoubt()
                : move(number, SegmentState.SENDING, SegmentState.PENDING).chain(() -> submit(number, progress));
    }

    private Uni<Void> leaveInDoubt() {
        LOG.warnf(
                "reply in doubt and not sent again channel=sms conversation=%s turn=%d",
                delivery.conversation(), delivery.turn());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> fail(String reason) {
        LOG.warnf(
                "reply not sent channel=sms conversation=%s turn=%d cause=\"%s\"",
                delivery.conversation(), delivery.turn(), reason);
        return reports.report(delivery, DeliveryStatus.FAILED, reason);
    }

    /** The SMSC's id must not get lost: without it the segment would be in doubt, and its receipt could not be matched. */
    private Uni<Void> store(int number, String messageId) {
        return ledger.sent(delivery.subscriber(), delivery.replyId(), number, messageId)
                .onFailure()
                .retry()
                .withBackOff(config.outbound().backOffMin())
                .atMost(ATTEMPTS_TO_STORE)
                .chain(settled -> settled.map(reports::report)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> move(int number, SegmentState from, SegmentState to) {
        return ledger.move(delivery.subscriber(), delivery.replyId(), number, from, to);
    }

    private boolean isSingle() {
        return delivery.segments() == 1;
    }

    private static Uni<Void> after(Duration pause, Supplier<Uni<Void>> work) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(pause).chain(done -> work.get());
    }
}
