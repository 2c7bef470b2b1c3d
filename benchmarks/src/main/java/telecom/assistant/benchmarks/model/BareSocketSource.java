package telecom.assistant.benchmarks.model;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The baseline: a bare socket for each stream, which sends the same request and counts the lines that begin with
 * {@code data:}. It parses neither HTTP nor JSON.
 */
final class BareSocketSource implements StreamSource {

    private static final byte[] DATA = "\ndata:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    /** How many lines follow the tokens: those for the finish reason, the usage and the end. */
    private static final int LINES_AFTER_TOKENS = 3;

    private static final String REQUEST = """
            POST %s/chat/completions HTTP/1.1\r
            Host: %s\r
            Content-Type: application/json\r
            Accept: text/event-stream\r
            Content-Length: %d\r
            \r
            """;
    private static final String BODY = """
            {"model":"A.X-K1","stream":true,"messages":[{"role":"user","content":"%s"}],\
            "chat_template_kwargs":{"enable_thinking":false},"stream_options":{"include_usage":true}}""";

    private final NetClient sockets;
    private final URI baseUrl;

    BareSocketSource(Vertx vertx, URI baseUrl) {
        this.sockets = vertx.createNetClient();
        this.baseUrl = baseUrl;
    }

    @Override
    public String title() {
        return "bare socket";
    }

    @Override
    public Runnable open(Track track) {
        AtomicReference<NetSocket> connection = new AtomicReference<>();
        track.begin();
        sockets.connect(baseUrl.getPort(), baseUrl.getHost())
                .onSuccess(socket -> {
                    connection.set(socket);
                    exchange(socket, track);
                })
                .onFailure(track::fail);
        return () -> connection.get().close();
    }

    private void exchange(NetSocket socket, Track track) {
        Count lines = new Count(DATA);
        Count end = new Count(DONE);
        socket.handler(bytes -> {
            count(bytes, lines, end, track);
            if (end.times > 0) {
                track.endWithout(LINES_AFTER_TOKENS);
                socket.close();
            }
        });
        socket.closeHandler(
                closed -> track.fail(new IllegalStateException("the connection closed before the stream had ended")));
        String body = BODY.formatted(track.said());
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        socket.write(REQUEST.formatted(baseUrl.getPath(), baseUrl.getAuthority(), length) + body);
    }

    /** Skips the first line, which contains only the role. */
    private static void count(Buffer bytes, Count lines, Count end, Track track) {
        for (int i = 0; i < bytes.length(); i++) {
            end.accept(bytes.getByte(i));
            if (lines.accept(bytes.getByte(i)) && lines.times > 1) {
                track.token();
            }
        }
    }

    @Override
    public void close() {
        sockets.close();
    }

    /** Counts the occurrences of a sequence of bytes, even across the boundaries of buffers. */
    private static final class Count {
        private final byte[] sequence;
        private int matched;
        private int times;

        Count(byte[] sequence) {
            this.sequence = sequence;
        }

        boolean accept(byte next) {
            if (next != sequence[matched]) {
                matched = next == sequence[0] ? 1 : 0;
                return false;
            }
            matched++;
            if (matched < sequence.length) {
                return false;
            }
            matched = 0;
            times++;
            return true;
        }
    }
}
