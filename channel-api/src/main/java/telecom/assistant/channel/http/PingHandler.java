package telecom.assistant.channel.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import jakarta.websocket.CloseReason.CloseCodes;

/**
 * Finds out whether a silent peer is still there: sends a ping (RFC 6455, section 5.5.2) each time the connection has
 * been idle, and gives the peer up when it has left too many in a row unanswered. Whatever the peer sends counts as an
 * answer. Belongs to one connection, whose event loop it runs on.
 */
final class PingHandler extends ChannelDuplexHandler {

    private final int missedAtMost;
    private final ChannelSocketLimits.Closing closing;
    private int unanswered;

    /** @param missedAtMost how many pings in a row may be unanswered */
    PingHandler(int missedAtMost, ChannelSocketLimits.Closing closing) {
        this.missedAtMost = missedAtMost;
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
        } else if (unanswered < missedAtMost) {
            unanswered++;
            context.writeAndFlush(new PingWebSocketFrame()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            closing.close(CloseCodes.GOING_AWAY, "no answer to pings");
            // The close frame cannot reach a peer that is gone, and nobody would wait for it.
            context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        }
    }
}
