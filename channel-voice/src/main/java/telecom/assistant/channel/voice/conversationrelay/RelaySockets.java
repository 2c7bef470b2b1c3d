package telecom.assistant.channel.voice.conversationrelay;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import org.jboss.logging.Logger;
import telecom.assistant.channel.flow.RecentIds;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.http.BoundedSocket;
import telecom.assistant.channel.http.ClientSocket;
import telecom.assistant.channel.http.SocketLimits;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.delivery.Speech;
import telecom.assistant.channel.voice.inbound.Calls;
import telecom.assistant.channel.voice.inbound.Calls.ShuttingDownException;
import telecom.assistant.channel.voice.inbound.Calls.TooManyCallsException;
import telecom.assistant.channel.voice.inbound.RefusedCallException;
import telecom.assistant.channel.voice.platform.VoicePlatform;

/**
 * Handles the WebSockets through which voice platforms connect their calls, one for each call, with ConversationRelay
 * frames. The fragments of a socket arrive one after another.
 */
@ApplicationScoped
public class RelaySockets {

    private static final Logger LOG = Logger.getLogger(RelaySockets.class);
    private static final String PEER = "peer";

    /**
     * How many unknown message types are remembered, so that each is logged once. Limited because the platform may send
     * any number of them.
     */
    private static final int REMEMBERED_TYPES = 64;

    private final Calls calls;
    private final Speech speech;
    private final VoiceConfig config;
    private final MeterRegistry meters;
    private final Timers timers;
    private final SocketLimits limits;
    private final RelayFrameReader reader = new RelayFrameReader();
    private final RecentIds<String> unknownTypes = new RecentIds<>(REMEMBERED_TYPES);

    RelaySockets(
            Calls calls, Speech speech, VoiceConfig config, MeterRegistry meters, Timers timers, SocketLimits limits) {
        this.calls = calls;
        this.speech = speech;
        this.config = config;
        this.meters = meters;
        this.timers = timers;
        this.limits = limits;
    }

    /** Handles a new connection of a platform, which must soon identify its call. */
    public void open(Session session, VoicePlatform platform) {
        limits.apply(session);
        ClientSocket socket =
                new BoundedSocket(session, config.maxWaitingSpeech().asLongValue());
        RelayConnection connection = new RelayConnection(calls, new RelayLine(socket, speech, platform));
        FragmentedFrame fragments = new FragmentedFrame(config.maxFrameSize().asLongValue());
        Peer peer = new Peer(socket, connection, fragments, platform.name());
        session.getUserProperties().put(PEER, peer);
        timers.schedule(config.setupTimeout(), () -> {
            if (!connection.isSetUp()) {
                peer.close(RefusedFrameException.missing("setup"));
            }
        });
    }

    /** Handles a fragment of a frame, which may be the last one. */
    public void receive(Session session, String fragment, boolean last) {
        Peer peer = peer(session);
        try {
            peer.fragments.add(fragment, last).map(reader::read).ifPresent(frame -> {
                count(frame, peer.platform);
                frame.applyTo(peer.connection);
            });
        } catch (RefusedFrameException e) {
            meters.counter("assistant.voice.connections.refused").increment();
            LOG.warnf("connection refused channel=voice cause=\"%s\"", e.getMessage());
            peer.close(e);
        } catch (TooManyCallsException | ShuttingDownException | RefusedCallException e) {
            LOG.warnf("call refused channel=voice cause=\"%s\"", e.getMessage());
            peer.close(e);
        }
    }

    private void count(RelayFrame frame, String platform) {
        String kind = frame.getClass().getSimpleName();
        meters.counter("assistant.voice.frames", "kind", kind, "platform", platform)
                .increment();
        if (frame instanceof RelayFrame.Unknown unknown && unknownTypes.add(unknown.type())) {
            LOG.infof("unknown message ignored channel=voice type=%s", unknown.printableType());
        }
        if (frame instanceof RelayFrame.RoundTrip trip) {
            meters.timer("assistant.voice.round.trip", "platform", platform).record(trip.delay());
        }
        if (frame instanceof RelayFrame.Malformed malformed) {
            meters.counter("assistant.voice.frames.malformed", "cause", malformed.cause())
                    .increment();
        }
    }

    /** Handles the end of a socket. */
    public void close(Session session, CloseReason reason) {
        peer(session).connection.handleClose(reason);
    }

    /** Handles the failure of a socket. */
    public void fail(Session session, Throwable failure) {
        LOG.warnf("connection failed channel=voice cause=%s", failure.getClass().getSimpleName());
        peer(session).close(failure);
    }

    private static Peer peer(Session session) {
        return (Peer) session.getUserProperties().get(PEER);
    }

    private record Peer(ClientSocket socket, RelayConnection connection, FragmentedFrame fragments, String platform) {

        void close(Throwable failure) {
            CloseReason reason = RelayFailureMapping.closeReason(failure);
            socket.close(reason.getCloseCode(), reason.getReasonPhrase());
        }
    }
}
