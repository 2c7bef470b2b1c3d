package telecom.assistant.channel.sms.smpp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import telecom.assistant.channel.sms.NodePeer;

/** The SMSC in {@code src/test/node/smsc.js}. */
final class NodeSmsc implements ForeignSmsc {

    private static final int PATIENCE_SECONDS = 30;

    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final List<Submitted> submitted = new CopyOnWriteArrayList<>();
    private final Map<Integer, CompletableFuture<Integer>> responses = new ConcurrentHashMap<>();
    private final AtomicInteger deliveries = new AtomicInteger();
    private final AtomicInteger binds = new AtomicInteger();
    private final AtomicInteger unbinds = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final CompletableFuture<Void> refusing = new CompletableFuture<>();
    private final NodePeer peer;

    NodeSmsc() throws IOException, InterruptedException {
        peer = new NodePeer("smsc.js", this::on);
    }

    @Override
    public int port() {
        return port.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public int binds() {
        return binds.get();
    }

    @Override
    public int unbinds() {
        return unbinds.get();
    }

    @Override
    public List<Submitted> submitted() {
        return submitted;
    }

    @Override
    public int refused() {
        return refused.get();
    }

    @Override
    public int deliver(String from, int dataCoding, byte[] octets) throws Exception {
        return request(
                "deliver", from.substring(1), "114", dataCoding, HexFormat.of().formatHex(octets));
    }

    @Override
    public int deliverReceipt(Submitted submission) throws Exception {
        return request("receipt", submission.to(), submission.from(), submission.id());
    }

    private int request(String command, Object... fields)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        int number = deliveries.incrementAndGet();
        CompletableFuture<Integer> response = new CompletableFuture<>();
        responses.put(number, response);
        Object[] line = new Object[fields.length + 2];
        line[0] = command;
        line[1] = number;
        System.arraycopy(fields, 0, line, 2, fields.length);
        peer.send(line);
        return response.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void refuse(int count, int status) throws Exception {
        peer.send("refuse", count, status);
        refusing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void unbind() throws IOException {
        peer.send("unbind");
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }

    private void on(String line) {
        String[] fields = line.split(" ", -1);
        switch (fields[0]) {
            case "port" -> port.complete(Integer.parseInt(fields[1]));
            case "bind" -> binds.incrementAndGet();
            case "unbind" -> unbinds.incrementAndGet();
            case "refusing" -> refusing.complete(null);
            case "refused" -> refused.incrementAndGet();
            case "response" -> responses.get(Integer.parseInt(fields[1])).complete(Integer.parseInt(fields[2]));
            case "submit" ->
                submitted.add(new Submitted(
                        fields[1],
                        fields[2],
                        fields[3],
                        Integer.parseInt(fields[4]),
                        octets(fields[5]),
                        new String(octets(fields[6]), StandardCharsets.UTF_8)));
            default -> throw new IllegalArgumentException(line);
        }
    }

    private static byte[] octets(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal.equals("-") ? "" : hexadecimal);
    }
}
