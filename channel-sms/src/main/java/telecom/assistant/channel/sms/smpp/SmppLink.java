package telecom.assistant.channel.sms.smpp;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jsmpp.bean.BindType;
import telecom.assistant.channel.flow.BackOff;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.text.TextFormat;

/**
 * One bind of the node to one host of an SMSC. Probes the link, and binds again whenever the link is lost or silent.
 * The pauses between attempts grow until a bind has lasted longer than the longest pause; they are jittered, so that
 * nodes that lost their binds at the same moment do not all bind again at the same moment. Never blocks its caller.
 */
public final class SmppLink implements SegmentSender, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SmppLink.class);

    /** The share of a pause that is random; small enough that doubling pauses still grow each time. */
    private static final double JITTER = 0.25;

    private final SmsConfig.Smpp config;
    private final SmscHost smsc;
    private final BindType type;
    private final SmscProfile profile;
    private final BackOff backOff;
    private final Submitter submitter;
    private final ScheduledExecutorService binder =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("smpp-bind", true));
    private final ExecutorService responder =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("smpp-response", true));
    private final AtomicReference<SmscSession> session = new AtomicReference<>();

    private volatile Instant boundAt = Instant.EPOCH;
    private volatile Instant lostAt = Instant.now();
    private volatile boolean closed;

    /** Creates a link that binds as a transceiver. */
    public SmppLink(SmsConfig.Smpp config, String host, Timers timers) {
        this(config, new SmscHost(host, config.port()), BindType.BIND_TRX, timers);
    }

    SmppLink(SmsConfig.Smpp config, SmscHost smsc, BindType type, Timers timers) {
        this.config = config;
        this.smsc = smsc;
        this.type = type;
        this.profile = new SmscProfile(config.profile());
        this.backOff = new BackOff(config.reconnectMin(), config.reconnectMax());
        Throttle throttle = new Throttle(config.throttlePauseMin(), config.throttlePauseMax(), timers);
        Optional<RateLimit> rate = config.rate().stream()
                .mapToObj(perSecond -> new RateLimit(perSecond, timers))
                .findFirst();
        this.submitter = new Submitter(session::get, profile, config.window(), throttle, rate);
    }

    /** Starts binding. From then on, the handler gets everything that the SMSC delivers. */
    public void start(IncomingHandler handler) {
        binder.execute(() -> bind(handler));
    }

    /** Whether texts can be sent and received now: the SMSC has accepted the bind, and its PDUs keep arriving. */
    public boolean isBound() {
        SmscSession current = session.get();
        return current != null && current.isAlive();
    }

    /** How long there has been no bind; zero while there is one. */
    public Duration unboundFor() {
        return isBound() ? Duration.ZERO : Duration.between(lostAt, Instant.now());
    }

    @Override
    public TextFormat format(String subscriberNumber) {
        return profile.format();
    }

    @Override
    public Optional<Uni<Void>> pause(String subscriberNumber) {
        return submitter.pause(subscriberNumber);
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
        SmscSession current = session.getAndSet(null);
        if (current != null) {
            current.unbindAndClose();
        }
        responder.shutdown();
    }

    private void bind(IncomingHandler handler) {
        SmscSession candidate =
                new SmscSession(config, smsc, type, profile, handler, responder, former -> lost(former, handler));
        try {
            candidate.bind();
        } catch (IOException | RuntimeException e) {
            // The library's message contains the SMSC's answer, and no credential.
            LOG.warnf("no bind to the SMSC channel=sms smsc=%s cause=\"%s\"", smsc, e.getMessage());
            candidate.close();
            bindLater(handler);
            return;
        }
        boundAt = Instant.now();
        session.set(candidate);
        LOG.infof("bound to the SMSC channel=sms smsc=%s", smsc);
        if (closed || !candidate.isAlive()) {
            lost(candidate, handler);
        } else {
            watch(candidate);
        }
    }

    /** Closes the session once the SMSC has been silent for too long, whatever the reason. */
    private void watch(SmscSession current) {
        if (closed || session.get() != current) {
            return;
        }
        Duration patience = current.remainingPatience();
        if (patience.isNegative()) {
            LOG.warnf("the SMSC is silent channel=sms smsc=%s", smsc);
            // The bind counts as lost from now on, although closing it may take a while.
            lostAt = Instant.now();
            current.close();
        } else {
            schedule(() -> watch(current), patience.plusMillis(1));
        }
    }

    /** Binds again, unless the session was never bound or its loss has already been noticed. */
    private void lost(SmscSession former, IncomingHandler handler) {
        if (!session.compareAndSet(former, null)) {
            return;
        }
        lostAt = Instant.now();
        former.close();
        handler.onConnectionLost();
        if (closed) {
            return;
        }
        LOG.warnf("lost the bind to the SMSC channel=sms smsc=%s", smsc);
        // A bind that is dropped at once proves nothing.
        if (Duration.between(boundAt, lostAt).compareTo(config.reconnectMax()) > 0) {
            backOff.reset();
        }
        bindLater(handler);
    }

    private void bindLater(IncomingHandler handler) {
        double factor = 1 - ThreadLocalRandom.current().nextDouble(JITTER);
        schedule(() -> bind(handler), Duration.ofMillis((long) (backOff.next().toMillis() * factor)));
    }

    private void schedule(Runnable task, Duration pause) {
        if (!closed) {
            ScheduledFuture<?> unused = binder.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
