package telecom.assistant.model;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server on the loopback interface that answers each request with the same bytes, from the status line on, such as
 * those recorded from a real server.
 */
public final class RecordedWire implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** The portions in which the bytes are sent. */
    enum Portions {
        WHOLE,
        AS_RECEIVED,
        BYTE_BY_BYTE
    }

    private final Vertx vertx;
    private final NetServer server;
    private final List<Buffer> portions;
    private final boolean closes;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    private RecordedWire(Vertx vertx, List<Buffer> portions, boolean closes) {
        this.vertx = vertx;
        this.portions = portions;
        this.closes = closes;
        this.server = vertx.createNetServer()
                .connectHandler(this::serve)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Plays a recording to its end, then closes the connection if the original server announced that it would. */
    static RecordedWire play(Vertx vertx, String name, Portions how) {
        byte[] bytes = bytes(name + ".http");
        boolean closes = new String(bytes, StandardCharsets.ISO_8859_1).contains("Connection: close\r\n");
        return new RecordedWire(vertx, cut(bytes, sizes(name, bytes.length, how)), closes);
    }

    /** Plays the given number of bytes of a recording and then breaks the connection off. */
    static RecordedWire breakOff(Vertx vertx, String name, int length) {
        byte[] bytes = Arrays.copyOf(bytes(name + ".http"), length);
        return new RecordedWire(vertx, cut(bytes, List.of(length)), true);
    }

    /** Sends these bytes, from the status line on, and then closes the connection. */
    public static RecordedWire answering(Vertx vertx, byte[] bytes) {
        return new RecordedWire(vertx, cut(bytes, List.of(bytes.length)), true);
    }

    static int length(String name) {
        return bytes(name + ".http").length;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort() + "/v1";
    }

    int connections() {
        return connections.get();
    }

    public int requests() {
        return requests.get();
    }

    private void serve(NetSocket socket) {
        connections.incrementAndGet();
        StringBuilder request = new StringBuilder();
        socket.exceptionHandler(gone -> {});
        socket.handler(bytes -> {
            request.append(bytes.toString(StandardCharsets.ISO_8859_1));
            if (isComplete(request)) {
                request.setLength(0);
                requests.incrementAndGet();
                send(socket, portions.iterator());
            }
        });
    }

    /** @param request with one character for each byte */
    private static boolean isComplete(StringBuilder request) {
        Matcher length = LENGTH.matcher(request);
        int body = request.indexOf(END_OF_HEAD) + END_OF_HEAD.length();
        return length.find() && request.length() - body >= Integer.parseInt(length.group(1));
    }

    private void send(NetSocket socket, Iterator<Buffer> rest) {
        if (rest.hasNext()) {
            socket.write(rest.next()).onSuccess(sent -> vertx.runOnContext(later -> send(socket, rest)));
        } else if (closes) {
            socket.close();
        }
    }

    private static List<Integer> sizes(String name, int length, Portions how) {
        return switch (how) {
            case WHOLE -> List.of(length);
            case AS_RECEIVED ->
                new String(bytes(name + ".reads"), StandardCharsets.US_ASCII)
                        .lines()
                        .map(Integer::valueOf)
                        .toList();
            case BYTE_BY_BYTE -> Collections.nCopies(length, 1);
        };
    }

    private static List<Buffer> cut(byte[] bytes, List<Integer> sizes) {
        List<Buffer> cut = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            cut.add(Buffer.buffer(Arrays.copyOfRange(bytes, from, from + size)));
            from += size;
        }
        return cut;
    }

    private static byte[] bytes(String file) {
        try (InputStream in = RecordedWire.class.getResourceAsStream("/wires/" + file)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
