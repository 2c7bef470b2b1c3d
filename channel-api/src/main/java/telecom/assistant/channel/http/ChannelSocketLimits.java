package telecom.assistant.channel.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.undertow.websockets.UndertowSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Enforces the limits in the session's Netty pipeline. The Jakarta API cannot: {@code setMaxTextMessageBufferSize} does
 * not count fragments, and {@code setMaxIdleTimeout} has no effect in this container.
 */
@ApplicationScoped
class ChannelSocketLimits implements SocketLimits {

    private static final Logger LOG = Logger.getLogger(ChannelSocketLimits.class);

    private final SocketConfig config;

    ChannelSocketLimits(SocketConfig config) {
        this.config = config;
    }

    @Override
    public void apply(Session session) {
        Channel channel = ((UndertowSession) session).getChannel();
        apply(channel.pipeline(), (code, reason) -> close(session, code, reason));
    }

    /** Inserts the limits before the last handler, which passes messages to the endpoint. */
    void apply(ChannelPipeline pipeline, Closing closing) {
        int messageLimit = Math.toIntExact(config.messageLimit().asLongValue());
        long interval = config.pingInterval().toNanos();
        String endpoint = pipeline.lastContext().name();
        before(endpoint, pipeline, new IdleStateHandler(interval, 0, 0, TimeUnit.NANOSECONDS));
        before(endpoint, pipeline, new PingHandler(config.missedPings(), closing));
        before(endpoint, pipeline, new TextsInUtf8(closing));
        before(endpoint, pipeline, new WholeMessages(messageLimit, closing));
    }

    private static void before(String endpoint, ChannelPipeline pipeline, ChannelHandler handler) {
        pipeline.addBefore(endpoint, null, handler);
    }

    private static void close(Session session, CloseCode code, String reason) {
        try {
            session.close(new CloseReason(code, reason));
        } catch (IOException e) {
            LOG.debugf("close failed: session=%s", session.getId());
        }
    }

    /** Ends a session that has reached a limit. */
    interface Closing {

        void close(CloseCodes code, String reason);
    }
}
