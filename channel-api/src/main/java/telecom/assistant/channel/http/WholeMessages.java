package telecom.assistant.channel.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.ReferenceCountUtil;
import jakarta.websocket.CloseReason.CloseCodes;

/**
 * Joins the fragments of each message (RFC 6455, section 5.4), and closes the connection as soon as a message is too
 * large, even if it is unfinished. Everything the peer sends after that is discarded. Serves one connection and runs on
 * its event loop.
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
