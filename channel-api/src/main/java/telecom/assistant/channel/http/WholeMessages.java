package telecom.assistant.channel.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.ReferenceCountUtil;
import jakarta.websocket.CloseReason.CloseCodes;

/**
 * Joins the fragments of a message (RFC 6455, section 5.4) and closes the connection as soon as one has become too
 * large, finished or not. What the peer sends after that is discarded. Belongs to one connection, whose event loop it
 * runs on.
 */
final class WholeMessages extends WebSocketFrameAggregator {

    private final ChannelSocketLimits.Closing closing;
    private boolean closed;

    /** @param limit the largest message, in bytes */
    WholeMessages(int limit, ChannelSocketLimits.Closing closing) {
        super(limit);
        this.closing = closing;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) throws Exception {
        if (closed) {
            ReferenceCountUtil.release(frame);
        } else {
            super.channelRead(context, frame);
        }
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, WebSocketFrame oversized) {
        closed = true;
        closing.close(CloseCodes.TOO_BIG, "message too large (expected: at most " + maxContentLength() + " bytes)");
    }
}
