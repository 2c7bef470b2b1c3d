package telecom.assistant.channel.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.util.ReferenceCountUtil;
import jakarta.websocket.CloseReason.CloseCodes;

/** Ends a session whose peer sends a text that is not UTF-8, in whichever fragment (RFC 6455, section 8.1). */
final class TextsInUtf8 extends Utf8FrameValidator {

    private final ChannelSocketLimits.Closing closing;
    private boolean closed;

    TextsInUtf8(ChannelSocketLimits.Closing closing) {
        super(false);
        this.closing = closing;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) throws Exception {
        if (closed) {
            ReferenceCountUtil.release(frame);
            return;
        }
        try {
            super.channelRead(context, frame);
        } catch (CorruptedFrameException e) {
            closed = true;
            closing.close(CloseCodes.NOT_CONSISTENT, "not UTF-8");
        }
    }

    /** What has failed further down the pipeline is not ours. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.fireExceptionCaught(cause);
    }
}
