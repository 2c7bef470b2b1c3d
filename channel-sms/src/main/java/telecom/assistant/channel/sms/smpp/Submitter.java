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

/** Submits segments on threads of its own, one for each place in the window, because the library blocks them. */
final class Submitter implements SegmentSender, AutoCloseable {

    /** How many segments may wait for a place in the window; further ones count as not sent. */
    private static final int QUEUE_LIMIT = 10_000;

    private final Supplier<SmscSession> session;
    private final SubmissionWriter writer;
    private final ThreadPoolExecutor window;
    private final Throttle throttle;
    private final Optional<RateLimit> rate;

    /** Submits over the current session, which the supplier returns; null when there is none. */
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
    public Optional<Uni<Void>> pause(String to) {
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
        // Asked first, so that a turn is used up even where nothing can be sent: otherwise turns would pile up while
        // the SMSC throttles or there is no bind, and all be taken at once afterwards.
        boolean inTurn = rate.map(RateLimit::admit).orElse(true);
        SmscSession current = session.get();
        if (current == null || !current.isAlive()) {
            return SmppFailureMapping.NO_BIND;
        }
        OptionalLong admission = inTurn ? throttle.admit() : OptionalLong.empty();
        if (admission.isEmpty()) {
            return SmppFailureMapping.THROTTLED;
        }
        SubmitOutcome outcome = writer.submit(current.library(), submission);
        switch (outcome.status()) {
            case SENT, REFUSED -> throttle.accepted(admission.getAsLong());
            case THROTTLED -> throttle.refused(admission.getAsLong());
            case DEFERRED, UNANSWERED -> {}
        }
        return outcome;
    }
}
