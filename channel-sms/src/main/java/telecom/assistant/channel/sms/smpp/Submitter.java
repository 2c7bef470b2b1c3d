package telecom.assistant.channel.sms.smpp;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SubmitSmResult;
import telecom.assistant.channel.sms.text.TextSegment;

/** Submits segments on threads of its own, one for each place in the window, because the library blocks them. */
final class Submitter implements SegmentSender, AutoCloseable {

    /** How many segments may wait for a place in the window; further ones count as not sent. */
    private static final int QUEUE_LIMIT = 10_000;

    private static final RegisteredDelivery RECEIPT_REQUESTED =
            new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE);

    private final Supplier<SmscSession> session;
    private final ThreadPoolExecutor window;
    private final Throttle throttle;

    /** Submits over the current session, which the supplier returns; null when there is none. */
    Submitter(Supplier<SmscSession> session, int places, Throttle throttle) {
        this.session = session;
        this.throttle = throttle;
        ThreadFactory threads = new DefaultThreadFactory("smpp-submit", true);
        this.window = new ThreadPoolExecutor(
                places, places, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(QUEUE_LIMIT), threads);
        window.allowCoreThreadTimeOut(true);
    }

    @Override
    public Optional<Uni<Void>> pause() {
        return throttle.pause();
    }

    @Override
    public Uni<SubmitOutcome> submit(Submission submission) {
        return Uni.createFrom()
                .item(() -> submitNow(submission))
                .runSubscriptionOn(window)
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(SmppFailureMapping.NO_BIND);
    }

    @Override
    public void close() {
        window.shutdown();
    }

    private SubmitOutcome submitNow(Submission submission) {
        SmscSession current = session.get();
        if (current == null || !current.isAlive()) {
            return SmppFailureMapping.NO_BIND;
        }
        OptionalLong admission = throttle.admit();
        if (admission.isEmpty()) {
            return SmppFailureMapping.THROTTLED;
        }
        SubmitOutcome outcome = submitOver(current.library(), submission);
        switch (outcome.status()) {
            case SENT, REFUSED -> throttle.accepted(admission.getAsLong());
            case THROTTLED -> throttle.refused(admission.getAsLong());
            case DEFERRED, UNANSWERED -> {}
        }
        return outcome;
    }

    private static SubmitOutcome submitOver(SMPPSession current, Submission submission) {
        SmppAddress from = SmppAddress.of(submission.from());
        SmppAddress to = SmppAddress.of(submission.to());
        TextSegment segment = submission.segment();
        GSMSpecificFeature header = segment.hasHeader() ? GSMSpecificFeature.UDHI : GSMSpecificFeature.DEFAULT;
        ESMClass esmClass = new ESMClass(MessageMode.DEFAULT, MessageType.DEFAULT, header);
        try {
            SubmitSmResult result = current.submitShortMessage(
                    "",
                    from.type(),
                    from.plan(),
                    from.digits(),
                    to.type(),
                    to.plan(),
                    to.digits(),
                    esmClass,
                    (byte) 0,
                    (byte) 0,
                    null,
                    null,
                    RECEIPT_REQUESTED,
                    (byte) 0,
                    new RawDataCoding(segment.dataCoding()),
                    (byte) 0,
                    segment.octets());
            return new SubmitOutcome(SubmitOutcome.Status.SENT, MessageId.canonical(result.getMessageId()));
        } catch (NegativeResponseException
                | InvalidResponseException
                | ResponseTimeoutException
                | PDUException
                | IOException e) {
            return SmppFailureMapping.outcome(e);
        }
    }
}
