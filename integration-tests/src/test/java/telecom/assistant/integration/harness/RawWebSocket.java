package telecom.assistant.integration.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A WebSocket whose client keeps no rules. Every wait fails after ten seconds. */
public final class RawWebSocket implements AutoCloseable {

    public static final int TEXT = 0x81;

    private static final int LIMIT_MILLIS = 10_000;
    private static final int CLOSE = 0x88;
    private static final int MASKED = 0x80;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private long begunNanos;

    private RawWebSocket(Socket socket) {
        this.socket = socket;
    }

    /** Opens a socket of the gateway, with these headers besides those of the handshake. */
    public static RawWebSocket open(URI gateway, String path, Map<String, String> headers) {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + gateway.getAuthority()
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        try {
            Socket socket = new Socket(gateway.getHost(), gateway.getPort());
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            if (!head.toString().startsWith("HTTP/1.1 101 ")) {
                socket.close();
                throw new AssertionError(path + ": refused");
            }
            return new RawWebSocket(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RawWebSocket text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public RawWebSocket json(Object frame) {
        try {
            return text(JSON.writeValueAsString(frame));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A masked frame, whose mask is zeros. */
    public RawWebSocket frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload).flip();
        byte[] octets = new byte[frame.remaining()];
        frame.get(octets);
        return octets(octets);
    }

    public RawWebSocket octets(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException e) {
            // The gateway has closed the socket already; closeCode() tells how.
        }
        return this;
    }

    /** The code with which the gateway closes the socket, whatever it sends before; 1006 if it only hangs up. */
    public int closeCode() {
        begunNanos = System.nanoTime();
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int first = next(in); first >= 0; first = next(in)) {
                ByteBuffer payload = ByteBuffer.wrap(payload(in));
                if (first == CLOSE) {
                    return payload.remaining() < 2 ? 1005 : payload.getShort() & 0xFFFF;
                }
            }
            return 1006;
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the socket stays open", e);
        } catch (IOException e) {
            return 1006;
        }
    }

    /** The next frame that answers a command, whatever comes before; without a command, the next refusal. */
    public Optional<JsonNode> answerTo(String command) {
        begunNanos = System.nanoTime();
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int first = next(in); first >= 0 && first != CLOSE; first = next(in)) {
                String text = new String(payload(in), StandardCharsets.UTF_8);
                JsonNode frame = first == TEXT ? JSON.readTree(text) : JSON.nullNode();
                boolean answers = command.isEmpty()
                        ? frame.path("type").asText().equals("error")
                        : frame.path("command").asText().equals(command);
                if (answers) {
                    return Optional.of(frame);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int next(DataInputStream in) throws IOException {
        if (System.nanoTime() - begunNanos > LIMIT_MILLIS * 1_000_000L) {
            throw new SocketTimeoutException("only other frames");
        }
        return in.read();
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte();
        return in.readNBytes(length < 126 ? length : length == 126 ? in.readUnsignedShort() : (int) in.readLong());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
