package telecom.assistant.channel.sms.smpp;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Submits segments on its own threads, one for each place in the window, because the library blocks while it submits.
 */
final class Submitter implements SegmentSender, AutoCloseable {

    /** How many segments may wait for a place in the window; further ones count as not sent. */
    private static final int QUEUE_LIMIT = 10_000;

    private final Supplier<SmscSession> session;
    private final SubmissionWriter writer;
    private final ThreadPoolExecutor window;
    private final Throttle throttle;
    private final Optional<RateLimit> rate;

    /** @param session supplies the current session, or null if there is none */
    Submitter(
            Supplier<SmscSession> session,
            SmscProfile profile,
            int places,
            Throttle throttle,
            Optional<RateLimit> rate) {
        this.session = session;
        this.writer = new SubmissionWriter(profile);
        this.throttle = throttle;
        this.rate = rate;
        ThreadFactory threads = new DefaultThreadFactory("smpp-submit", true);
        this.window = new ThreadPoolExecutor(
                places, places, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(QUEUE_LIMIT), threads);
        window.allowCoreThreadTimeOut(true);
    }

    @Override
    public Optional<Uni<Void>> pause(String subscriberNumber) {
        return throttle.pause().or(() -> rate.flatMap(RateLimit::pause));
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
        // The rate limit comes first, so that permission is used up even if nothing can be sent: otherwise permissions
        // would accumulate while the SMSC throttles or there is no bind, and all be used at once afterwards.
        boolean permitted = rate.map(RateLimit::admit).orElse(true);
        SmscSession current = session.get();
        if (current == null || !current.isAlive()) {
            return SmppFailureMapping.NO_BIND;
        }
        OptionalLong admission = permitted ? throttle.admit() : OptionalLong.empty();
        if (admission.isEmpty()) {
            return SmppFailureMapping.THROTTLED;
        }
        SubmitOutcome outcome = writer.submit(current.library(), submission);
        switch (outcome.status()) {
            case SENT, REFUSED -> throttle.recordAcceptance(admission.getAsLong());
            case THROTTLED -> throttle.recordRefusal(admission.getAsLong());
            case DEFERRED, UNANSWERED -> {}
        }
        return outcome;
    }
}
