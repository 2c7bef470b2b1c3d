package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.SynchronizedPDUReader;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import telecom.assistant.channel.sms.SmsConfig;
import telecom.assistant.channel.sms.flow.BackOff;

/**
 * The node's bind to the SMSC: binds as a transceiver, probes the link, and binds again for ever, with growing pauses,
 * when it is lost. Never blocks its caller.
 */
public final class SmppLink implements SegmentSender, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SmppLink.class);

    private final SmsConfig.Smpp config;
    private final String host;
    private final BackOff backOff;
    private final Submitter submitter;
    private final ScheduledExecutorService binder =
            Executors.newSingleThreadScheduledExecutor(Threads.named("smpp-bind"));
    private final ExecutorService responder = Executors.newSingleThreadExecutor(Threads.named("smpp-response"));
    private final AtomicReference<SMPPSession> session = new AtomicReference<>();

    private volatile Instant lostAt = Instant.now();
    private volatile boolean closed;

    public SmppLink(SmsConfig.Smpp config, String host) {
        this.config = config;
        this.host = host;
        this.backOff = new BackOff(config.reconnectMin(), config.reconnectMax());
        this.submitter = new Submitter(session::get, config.window());
    }

    /** Begins to bind; what then comes in is for the handler. */
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

    /** Unbinds, and lets what is being sent end. */
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
        SMPPSession candidate = newSession(handler);
        try {
            candidate.connectAndBind(
                    host, config.port(), parameters(), config.connectTimeout().toMillis());
        } catch (IOException | RuntimeException e) {
            // The library's message names what the SMSC answered, and no credential.
            LOG.warnf("no bind to the SMSC at %s:%d: %s", host, config.port(), e.getMessage());
            candidate.close();
            bindLater(handler);
            return;
        }
        session.set(candidate);
        backOff.reset();
        LOG.infof("bound to the SMSC at %s:%d", host, config.port());
        if (closed || !candidate.getSessionState().isBound()) {
            lost(candidate, handler);
        }
    }

    private SMPPSession newSession(IncomingHandler handler) {
        DeferredResponses responses = new DeferredResponses(responder);
        SMPPSession candidate =
                new SMPPSession(responses, new SynchronizedPDUReader(new DefaultPDUReader()), this::connect);
        // One thread, which never waits, hands over in the order of arrival.
        candidate.setPduProcessorDegree(1);
        candidate.setQueueCapacity(config.inboundLimit() + config.window());
        candidate.setTransactionTimer(config.transactionTimer().toMillis());
        candidate.setEnquireLinkTimer((int) config.enquireLink().toMillis());
        candidate.setMessageReceiverListener(new DeliverSmListener(handler, responses, config.inboundLimit()));
        candidate.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED) {
                lost(candidate, handler);
            }
        });
        return candidate;
    }

    private Connection connect(String address, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, port), (int)
                    config.connectTimeout().toMillis());
            return new SocketConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private BindParameter parameters() {
        SmppAddress address = SmppAddress.of(config.address());
        return new BindParameter(
                BindType.BIND_TRX,
                config.systemId(),
                config.password().orElse(""),
                "",
                address.type(),
                address.plan(),
                address.digits(),
                InterfaceVersion.IF_34);
    }

    /** Only the first to notice, and only of a session that was bound, begins to bind again. */
    private void lost(SMPPSession former, IncomingHandler handler) {
        if (!session.compareAndSet(former, null)) {
            return;
        }
        lostAt = Instant.now();
        if (closed) {
            former.close();
            return;
        }
        LOG.warnf("lost the bind to the SMSC at %s:%d", host, config.port());
        bindLater(handler);
    }

    private void bindLater(IncomingHandler handler) {
        if (!closed) {
            ScheduledFuture<?> unused =
                    binder.schedule(() -> bind(handler), backOff.next().toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
