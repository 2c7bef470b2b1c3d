package telecom.assistant.integration.harness;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request written byte by byte, so that it may break rules that a client library enforces. Its path is sent
 * unchanged. Every wait fails after ten seconds.
 */
public final class RawRequest {

    private static final int LIMIT_MILLIS = 10_000;
    /** The key of RFC 6455, section 1.3, and the header that proves that the other side has read it. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String ACCEPTED = "sec-websocket-accept: s3ppLMBiTxaQ9kYGzzhZRbK+xOo=";
    /** An empty ping, masked with zeros. */
    private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};

    private static final int PONG = 0x8A;
    private static final int CLOSE = 0x88;

    private final String path;
    private final Map<String, String> headers;

    private RawRequest(String path, Map<String, String> headers) {
        this.path = path;
        this.headers = headers;
    }

    public static RawRequest get(String path) {
        return new RawRequest(path, Map.of());
    }

    /** A WebSocket handshake. */
    public static RawRequest upgrade(String path) {
        return get(path)
                .with("Connection", "Upgrade")
                .with("Upgrade", "websocket")
                .with("Sec-WebSocket-Version", "13")
                .with("Sec-WebSocket-Key", KEY);
    }

    /** The same request with a header added or replaced. {@code Host} is the gateway's own unless it is given. */
    public RawRequest with(String header, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.remove(header);
        more.put(header, value);
        return new RawRequest(path, more);
    }

    /** The status with which the gateway answers. */
    public int statusFrom(URI gateway) {
        return exchange(gateway, RawRequest::status);
    }

    /** Whether the gateway opens the WebSocket and answers on it. */
    public boolean opensAt(URI gateway) {
        return exchange(
                gateway,
                (head, socket) -> status(head, socket) == 101
                        && head.toLowerCase(Locale.ROOT).contains(ACCEPTED.toLowerCase(Locale.ROOT))
                        && answersPing(socket));
    }

    /** The code with which the gateway closes a WebSocket on which a message consists of endless frames. */
    public int closeCodeForEndlessMessageAt(URI gateway) {
        return exchange(gateway, (head, socket) -> {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(fragment(i == 0));
            }
            DataInputStream in = new DataInputStream(socket.getInputStream());
            skipFramesUntil(CLOSE, in);
            in.readUnsignedByte();
            return in.readUnsignedShort();
        });
    }

    /**
     * The status of an answer after which the connection is still HTTP: another request on it, for a path that does not
     * exist, is answered, and nothing arrives except the two answers. Fails when anything else arrives, such as a frame.
     */
    public int refusalFrom(URI gateway) {
        return exchange(gateway, (head, socket) -> {
            InputStream in = socket.getInputStream();
            in.readNBytes(contentLength(head));
            socket.getOutputStream().write(bytesOf("/nowhere", Map.of("Connection", "close"), gateway));
            String rest = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            int end = rest.indexOf("\r\n\r\n") + 4;
            if (!rest.startsWith("HTTP/1.1 404 ") || rest.length() - end != contentLength(rest.substring(0, end))) {
                throw new AssertionError(
                        path + ": answered " + status(head, socket) + ", then more (expected: HTTP only)");
            }
            return status(head, socket);
        });
    }

    private interface Reading<T> {
        T of(String head, Socket socket) throws IOException;
    }

    private <T> T exchange(URI gateway, Reading<T> reading) {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(bytesOf(path, headers, gateway));
            return reading.of(head(socket.getInputStream()), socket);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static byte[] bytesOf(String path, Map<String, String> headers, URI gateway) {
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sent.put("Host", gateway.getAuthority());
        sent.putAll(headers);
        StringBuilder text = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
        sent.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("the connection ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int status(String head, Socket socket) {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Content-Length: " + head));
    }

    /** A frame with 32,768 letters of a message that continues after it, masked with zeros. */
    private static byte[] fragment(boolean first) {
        byte[] frame = new byte[8 + 32_768];
        Arrays.fill(frame, (byte) 'a');
        frame[0] = (byte) (first ? 0x01 : 0x00);
        frame[1] = (byte) 0xFE;
        frame[2] = (byte) 0x80;
        Arrays.fill(frame, 3, 8, (byte) 0);
        return frame;
    }

    /** Reads frames until the pong that answers a ping, because the endpoint may send other frames first. */
    private static boolean answersPing(Socket socket) throws IOException {
        socket.getOutputStream().write(PING);
        skipFramesUntil(PONG, new DataInputStream(socket.getInputStream()));
        return true;
    }

    private static void skipFramesUntil(int first, DataInputStream in) throws IOException {
        for (int opcode = in.readUnsignedByte(); opcode != first; opcode = in.readUnsignedByte()) {
            int length = in.readUnsignedByte();
            in.readNBytes(length < 126 ? length : length == 126 ? in.readUnsignedShort() : (int) in.readLong());
        }
    }
}
