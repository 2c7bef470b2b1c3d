package telecom.assistant.channel.sms.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Undelivered.Reason;
import telecom.assistant.channel.flow.BackOff;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.smpp.SegmentSender;
import telecom.assistant.channel.sms.smpp.Submission;
import telecom.assistant.channel.sms.smpp.SubmitOutcome;
import telecom.assistant.channel.sms.text.Segmentation;
import telecom.assistant.channel.sms.text.TextSegment;
import telecom.assistant.store.sms.Delivery;
import telecom.assistant.store.sms.DeliveryLedger;
import telecom.assistant.store.sms.DeliveryProgress;
import telecom.assistant.store.sms.SegmentState;

/**
 * Sends the segments of one text in order, starting where an earlier run stopped.
 *
 * <p>A segment is marked SENDING before it is handed to the socket, and SENT once the SMSC has answered. A segment that
 * got no answer is in doubt; so is one that is found SENDING, unless this run marked it and never handed it over. If a
 * text has only one segment and that one is in doubt, it is not sent again: almost always the SMSC has it, and the
 * subscriber would see a second copy. A doubtful segment of a longer text is sent again: handsets join segments by
 * reference and number, so nobody sees a second copy, while a missing segment would spoil the whole text. Where
 * segments are sent as separate messages, handsets do not join them, so a doubtful one is not sent again and the next
 * one follows.
 */
final class SegmentRun {

    private static final Logger LOG = Logger.getLogger(SegmentRun.class);

    /** Added to the transaction timer, so that the process that sent a segment has time to store the answer. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final int ATTEMPTS_TO_STORE = 5;

    private final Dependencies dependencies;
    private final Delivery delivery;
    private final Segmentation segmentation;
    private final BackOff backOff;
    private final Instant deadline;
    private final Supplier<Uni<Boolean>> optedOut;

    /** Marks in the ledger which segments this run has claimed. */
    private final UUID claim = UUID.randomUUID();

    /**
     * The segments that were handed to the SMSC, except those that it is known not to have accepted. If the ledger's
     * answer to a claim is lost, the next attempt finds the segment SENDING, and sees here that nothing was handed
     * over.
     */
    private final Set<Integer> handedOver = ConcurrentHashMap.newKeySet();

    /** Whether any segment has been left in doubt. */
    private volatile boolean inDoubt;

    /** The collaborators that every run needs. */
    record Dependencies(
            SmsConfig config,
            DeliveryLedger ledger,
            SegmentSender smsc,
            DeliveryReports reports,
            Timers timers,
            SmsMeters meters) {}

    SegmentRun(Dependencies dependencies, OutgoingText text, Instant deadline, Supplier<Uni<Boolean>> optedOut) {
        this.dependencies = dependencies;
        this.segmentation = Segmentation.of(
                text.text(), dependencies.smsc().format(text.route().subscriberAddress()));
        this.delivery = text.delivery(segmentation.count());
        SmsConfig.Outbound config = dependencies.config().outbound();
        this.backOff = new BackOff(config.backOffMin(), config.backOffMax());
        this.deadline = deadline;
        this.optedOut = optedOut;
    }

    /** Completes when nothing is left to do for this text. May be run again if it fails. */
    Uni<DeliveryOutcome> run() {
        return dependencies.ledger().open(delivery).chain(progress -> {
            inDoubt = false;
            return resume(1, progress);
        });
    }

    private Uni<DeliveryOutcome> resume(int number, DeliveryProgress progress) {
        if (number > delivery.segments()) {
            return Uni.createFrom().item(inDoubt ? DeliveryOutcome.IN_DOUBT : DeliveryOutcome.DELIVERED);
        }
        return switch (progress.segments().get(number - 1)) {
            case SENT, DELIVERED -> resume(number + 1, progress);
            case PENDING -> submit(number, progress);
            case SENDING -> handedOver.contains(number) ? settleDoubt(number, progress) : reclaim(number, progress);
            case FAILED -> fail(Reason.UNKNOWN, "failed-before");
        };
    }

    private Uni<DeliveryOutcome> submit(int number, DeliveryProgress progress) {
        return dependencies.smsc().pause(subscriberAddress()).isEmpty()
                ? send(number, progress)
                : awaitEndOfPause().chain(() -> sendUnlessOptedOut(number, progress));
    }

    /**
     * Waits until the pause requested by the SMSC is over, or until the deadline, after which there is only one more
     * attempt.
     */
    private Uni<Void> awaitEndOfPause() {
        Timers timers = dependencies.timers();
        Duration left = Duration.between(timers.now(), deadline);
        return dependencies
                .smsc()
                .pause(subscriberAddress())
                .filter(pause -> !left.isNegative())
                .map(pause -> Uni.combine().any().of(pause, timers.after(left)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<DeliveryOutcome> send(int number, DeliveryProgress progress) {
        // If the claim fails, another node has taken over the text.
        return claim(number, progress, () -> after(backOff.next(), this::run));
    }

    /**
     * Handles a segment found SENDING: either another process marked it, or this one did and the ledger's answer was
     * lost.
     */
    private Uni<DeliveryOutcome> reclaim(int number, DeliveryProgress progress) {
        return claim(number, progress, () -> settleDoubt(number, progress));
    }

    private Uni<DeliveryOutcome> claim(
            int number, DeliveryProgress progress, Supplier<Uni<DeliveryOutcome>> otherwise) {
        return dependencies
                .ledger()
                .claim(delivery.subscriber(), delivery.replyId(), number, claim)
                .chain(claimed -> claimed ? handOver(number, progress) : otherwise.get());
    }

    private Uni<DeliveryOutcome> handOver(int number, DeliveryProgress progress) {
        handedOver.add(number);
        Route route = delivery.route();
        TextSegment segment = segmentation.segment(number, progress.reference());
        return dependencies
                .smsc()
                .submit(new Submission(
                        TextLeg.sendingAddress(delivery.subscriber(), route), route.subscriberAddress(), segment))
                .invoke(outcome -> dependencies.meters().countSegment(outcome.status()))
                .chain(outcome -> handleAnswer(number, progress, outcome));
    }

    /** Acts on the SMSC's answer to a segment that was handed over. */
    private Uni<DeliveryOutcome> handleAnswer(int number, DeliveryProgress progress, SubmitOutcome outcome) {
        return switch (outcome.status()) {
            case SENT -> {
                backOff.reset();
                yield store(number, outcome.detail()).chain(() -> resume(number + 1, progress));
            }
            case UNANSWERED -> handleMissingAnswer(number, progress, outcome.detail());
            case DEFERRED -> {
                handedOver.remove(number);
                yield retryLater(number, progress, outcome.detail());
            }
            case THROTTLED -> {
                handedOver.remove(number);
                yield retry(number, progress, outcome.detail(), this::awaitEndOfPause);
            }
            case REFUSED -> {
                handedOver.remove(number);
                yield failFrom(SegmentState.SENDING, number, Reason.REFUSED, outcome.detail());
            }
        };
    }

    private Uni<DeliveryOutcome> handleMissingAnswer(int number, DeliveryProgress progress, String detail) {
        return segmentation.isJoined() ? retryLater(number, progress, detail) : leaveInDoubt(number, progress);
    }

    private Uni<DeliveryOutcome> retryLater(int number, DeliveryProgress progress, String detail) {
        return retry(number, progress, detail, () -> dependencies
                .timers()
                .after(backOff.next())
                .chain(this::awaitEndOfPause));
    }

    private Uni<DeliveryOutcome> retry(
            int number, DeliveryProgress progress, String detail, Supplier<Uni<Void>> pause) {
        if (dependencies.timers().now().isAfter(deadline)) {
            return failFrom(SegmentState.SENDING, number, Reason.EXPIRED, detail);
        }
        return move(number, SegmentState.SENDING, SegmentState.PENDING)
                .chain(() -> pause.get())
                .chain(() -> sendUnlessOptedOut(number, progress));
    }

    /** The subscriber may have opted out while the text waited for the SMSC. */
    private Uni<DeliveryOutcome> sendUnlessOptedOut(int number, DeliveryProgress progress) {
        return optedOut.get()
                .chain(out -> out
                        ? failFrom(SegmentState.PENDING, number, Reason.OPTED_OUT, null)
                                .replaceWith(DeliveryOutcome.OPTED_OUT)
                        : send(number, progress));
    }

    private Uni<DeliveryOutcome> settleDoubt(int number, DeliveryProgress progress) {
        Duration patience = dependencies.config().smpp().transactionTimer().plus(GRACE);
        if (progress.sendingFor().compareTo(patience) < 0) {
            return after(patience.minus(progress.sendingFor()), this::run);
        }
        return segmentation.isJoined()
                ? move(number, SegmentState.SENDING, SegmentState.PENDING).chain(() -> submit(number, progress))
                : leaveInDoubt(number, progress);
    }

    private Uni<DeliveryOutcome> leaveInDoubt(int number, DeliveryProgress progress) {
        LOG.warnf(
                "text in doubt and not sent again channel=sms conversation=%s turn=%d segment=%d",
                delivery.conversation(), delivery.turn(), number);
        inDoubt = true;
        return resume(number + 1, progress);
    }

    private Uni<DeliveryOutcome> failFrom(SegmentState state, int number, Reason reason, String detail) {
        return move(number, state, SegmentState.FAILED).chain(() -> fail(reason, detail));
    }

    private Uni<DeliveryOutcome> fail(Reason reason, String detail) {
        LOG.warnf(
                "text not sent channel=sms conversation=%s turn=%d cause=%s code=%s",
                delivery.conversation(), delivery.turn(), reason, detail);
        return dependencies.reports().reportFailure(delivery, reason, detail).replaceWith(DeliveryOutcome.FAILED);
    }

    /**
     * Stores the SMSC's id for the segment, trying several times: without the id, the segment would be in doubt and its
     * receipt could not be matched.
     */
    private Uni<Void> store(int number, String messageId) {
        return dependencies
                .ledger()
                .sent(delivery.subscriber(), delivery.replyId(), number, messageId)
                .onFailure()
                .retry()
                .withBackOff(dependencies.config().outbound().backOffMin())
                .atMost(ATTEMPTS_TO_STORE)
                .chain(dependencies.reports()::report);
    }

    private Uni<Boolean> move(int number, SegmentState from, SegmentState to) {
        return dependencies.ledger().move(delivery.subscriber(), delivery.replyId(), number, from, to);
    }

    private String subscriberAddress() {
        return delivery.route().subscriberAddress();
    }

    private Uni<DeliveryOutcome> after(Duration pause, Supplier<Uni<DeliveryOutcome>> work) {
        return dependencies.timers().after(pause).chain(() -> work.get());
    }
}
