package telecom.assistant.channel.sms.smpp;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jsmpp.session.SMPPSession;
import telecom.assistant.channel.flow.BackOff;
import telecom.assistant.channel.sms.config.SmsConfig;

/**
 * The node's bind to the SMSC: binds as a transceiver, probes the link, and binds again when it is lost, as often as
 * necessary and with growing pauses. Never blocks its caller.
 */
public final class SmppLink implements SegmentSender, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SmppLink.class);

    private final SmsConfig.Smpp config;
    private final String host;
    private final Sessions sessions;
    private final BackOff backOff;
    private final Submitter submitter;
    private final ScheduledExecutorService binder =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("smpp-bind", true));
    private final ExecutorService responder =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("smpp-response", true));
    private final AtomicReference<SMPPSession> session = new AtomicReference<>();

    private volatile Instant lostAt = Instant.now();
    private volatile boolean closed;

    public SmppLink(SmsConfig.Smpp config, String host) {
        this.config = config;
        this.host = host;
        this.sessions = new Sessions(config, host, responder);
        this.backOff = new BackOff(config.reconnectMin(), config.reconnectMax());
        this.submitter = new Submitter(session::get, config.window());
    }

    /** Starts binding. What the SMSC delivers from then on goes to the handler. */
    public void start(IncomingHandler handler) {
        binder.execute(() -> bind(handler));
    }

    /** Whether texts can be sent and received now. */
    public boolean isBound() {
        SMPPSession current = session.get();
        return current != null && current.getSessionState().isBound();
    }

    /** How long there has been no bind; zero while there is one. */
    public Duration unboundFor() {
        return isBound() ? Duration.ZERO : Duration.between(lostAt, Instant.now());
    }

    @Override
    public Uni<SubmitOutcome> submit(Submission submission) {
        return submitter.submit(submission);
    }

    /** Unbinds. Submissions under way may finish. */
    @Override
    public void close() {
        closed = true;
        binder.shutdownNow();
        submitter.close();
        SMPPSession current = session.getAndSet(null);
        if (current != null) {
            current.unbindAndClose();
        }
        responder.shutdown();
    }

    private void bind(IncomingHandler handler) {
        SMPPSession candidate = sessions.create(handler, former -> lost(former, handler));
        try {
            sessions.bind(candidate);
        } catch (IOException | RuntimeException e) {
            // The library's message says what the SMSC answered, and contains no credential.
            LOG.warnf("no bind to the SMSC channel=sms smsc=%s:%d cause=\"%s\"", host, config.port(), e.getMessage());
            candidate.close();
            bindLater(handler);
            return;
        }
        session.set(candidate);
        backOff.reset();
        LOG.infof("bound to the SMSC channel=sms smsc=%s:%d", host, config.port());
        if (closed || !candidate.getSessionState().isBound()) {
            lost(candidate, handler);
        }
    }

    /** Binds again, unless the session was not the bound one or its loss has already been noticed. */
    private void lost(SMPPSession former, IncomingHandler handler) {
        if (!session.compareAndSet(former, null)) {
            return;
        }
        lostAt = Instant.now();
        handler.onConnectionLost();
        if (closed) {
            former.close();
            return;
        }
        LOG.warnf("lost the bind to the SMSC channel=sms smsc=%s:%d", host, config.port());
        bindLater(handler);
    }

    private void bindLater(IncomingHandler handler) {
        if (!closed) {
            ScheduledFuture<?> unused =
                    binder.schedule(() -> bind(handler), backOff.next().toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
