package telecom.assistant.channel.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import jakarta.websocket.CloseReason.CloseCodes;

/**
 * Checks whether a silent peer is still there: sends a ping (RFC 6455, section 5.5.2) whenever the connection has been
 * idle, and disconnects a peer that leaves too many in a row unanswered. Any frame from the peer counts as an answer.
 * Serves one connection and runs on its event loop.
 */
final class PingHandler extends ChannelDuplexHandler {

    private final int maxMissed;
    private final ChannelSocketLimits.Closing closing;
    private int unanswered;

    /** @param maxMissed how many pings in a row may remain unanswered */
    PingHandler(int maxMissed, ChannelSocketLimits.Closing closing) {
        this.maxMissed = maxMissed;
        this.closing = closing;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        unanswered = 0;
        context.fireChannelRead(frame);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof IdleStateEvent idle) || idle.state() != IdleState.READER_IDLE) {
            context.fireUserEventTriggered(event);
        } else if (unanswered < maxMissed) {
            unanswered++;
            context.writeAndFlush(new PingWebSocketFrame()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            closing.close(CloseCodes.GOING_AWAY, "no answer to pings");
            // Do not wait for the closing handshake: a peer that is gone will not complete it.
            context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        }
    }
}
