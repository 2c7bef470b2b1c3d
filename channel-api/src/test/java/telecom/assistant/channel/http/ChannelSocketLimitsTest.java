package telecom.assistant.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the limits on a connection with the bytes of RFC 6455 frames. */
class ChannelSocketLimitsTest {

    private static final int TEXT = 0x1;
    private static final int CONTINUATION = 0x0;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int LIMIT = 100;

    private final List<String> received = new ArrayList<>();
    private final List<String> closes = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(
            new WebSocket13FrameDecoder(true, false, 64), new WebSocket13FrameEncoder(false), endpoint());

    ChannelSocketLimitsTest() {
        new ChannelSocketLimits(new Limits())
                .apply(channel.pipeline(), (code, reason) -> closes.add(code.getCode() + " " + reason));
    }

    @Test
    void joinsTheFragmentsOfAMessage() {
        receive(TEXT, false, "요금");
        receive(CONTINUATION, false, "");
        receive(CONTINUATION, true, "이 얼마예요");

        assertThat(received).containsExactly("요금이 얼마예요");
        assertThat(closes).isEmpty();
    }

    @Test
    void closesAsSoonAsAnUnfinishedMessageIsTooLarge() {
        receive(TEXT, false, "a".repeat(60));
        receive(CONTINUATION, false, "a".repeat(40));
        assertThat(closes).isEmpty();

        receive(CONTINUATION, false, "a");

        assertThat(closes).containsExactly("1009 message too large (expected: at most 100 bytes)");
    }

    @Test
    void discardsEverythingAfterAMessageThatIsTooLarge() {
        receive(TEXT, false, "a".repeat(60));
        receive(CONTINUATION, true, "a".repeat(60));
        receive(TEXT, true, "hello");

        assertThat(received).isEmpty();
        assertThat(closes).hasSize(1);
    }

    @Test
    void closesOnATextThatIsNotUtf8AndDiscardsWhatFollows() {
        receive(TEXT, false, Unpooled.wrappedBuffer(new byte[] {'a', (byte) 0xEC}));
        receive(CONTINUATION, true, Unpooled.wrappedBuffer(new byte[] {'b'}));
        receive(TEXT, true, "hello");

        assertThat(received).isEmpty();
        assertThat(closes).containsExactly("1007 not UTF-8");
    }

    @Test
    void acceptsALetterInTwoFragments() {
        receive(TEXT, false, Unpooled.wrappedBuffer(new byte[] {(byte) 0xEC, (byte) 0x9A}));
        receive(CONTINUATION, true, Unpooled.wrappedBuffer(new byte[] {(byte) 0x94}));

        assertThat(received).containsExactly("요");
    }

    @Test
    void pingsASilentPeerAndDisconnectsItIfItDoesNotAnswer() {
        assertThat(pingsWhenIdle()).isEqualTo(1);
        assertThat(pingsWhenIdle()).isEqualTo(1);
        assertThat(closes).isEmpty();

        assertThat(pingsWhenIdle()).isZero();

        assertThat(closes).containsExactly("1001 no answer to pings");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void keepsASilentPeerThatAnswersPings() {
        for (int i = 0; i < 10; i++) {
            assertThat(pingsWhenIdle()).isEqualTo(1);
            receive(PONG, true, "");
        }

        assertThat(closes).isEmpty();
        assertThat(channel.isOpen()).isTrue();
    }

    /** Returns how many pings are sent when nothing has been received for one interval. */
    private int pingsWhenIdle() {
        channel.pipeline().fireUserEventTriggered(IdleStateEvent.READER_IDLE_STATE_EVENT);
        int pings = 0;
        for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
            pings += frame.getUnsignedByte(0) == (0x80 | PING) ? 1 : 0;
            frame.release();
        }
        return pings;
    }

    /** A frame from a client: masked (RFC 6455, section 5.2), here with a mask of zeros. */
    private void receive(int opcode, boolean last, String text) {
        receive(opcode, last, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private void receive(int opcode, boolean last, ByteBuf payload) {
        ByteBuf frame = Unpooled.buffer();
        frame.writeByte((last ? 0x80 : 0) | opcode)
                .writeByte(0x80 | payload.readableBytes())
                .writeInt(0)
                .writeBytes(payload);
        payload.release();
        channel.writeInbound(frame);
    }

    private ChannelInboundHandlerAdapter endpoint() {
        return new SimpleChannelInboundHandler<WebSocketFrame>() {
            @Override
            protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
                if (frame instanceof TextWebSocketFrame text) {
                    received.add(text.text());
                }
            }
        };
    }

    private record Limits() implements SocketConfig {

        @Override
        public MemorySize messageLimit() {
            return new MemorySize(BigInteger.valueOf(LIMIT));
        }

        @Override
        public Duration pingInterval() {
            return Duration.ofSeconds(20);
        }

        @Override
        public int missedPings() {
            return 2;
        }
    }
}
