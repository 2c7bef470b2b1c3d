package telecom.assistant.channel.sms.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An SMSC that writes octets itself, so that it can send things that no library would. By default it accepts every
 * bind, answers probes, and accepts submissions with the ids {@code id-1}, {@code id-2} and so on.
 */
final class RawSmsc implements AutoCloseable {

    static final int DELIVER_SM = 0x05;
    static final int DATA_SM = 0x103;
    static final int UNBIND = 0x06;
    static final int ENQUIRE_LINK = 0x15;
    static final int RESPONSE = 0x80000000;

    private static final int SUBMIT_SM = 0x04;
    private static final int BIND_TRANSCEIVER = 0x09;

    private final ServerSocket server;
    private final List<Pdu> received = new CopyOnWriteArrayList<>();
    private final List<Long> bindNanos = new CopyOnWriteArrayList<>();
    private final AtomicInteger sequence = new AtomicInteger(1000);
    private final AtomicInteger ids = new AtomicInteger();
    private volatile Function<Pdu, byte[]> submitAnswer =
            submit -> submit.response(0, new Octets().text("id-" + ids.incrementAndGet()));
    private volatile Consumer<RawSmsc> afterBind = smsc -> {};
    private volatile boolean silent;
    private volatile Socket socket;

    /**
     * A PDU as it was received.
     *
     * @param body the octets, each as one character
     */
    record Pdu(int id, int status, int sequence, String body) {

        byte[] response(int status, Octets body) {
            return pdu(id | RESPONSE, status, sequence, body);
        }
    }

    RawSmsc() throws IOException {
        this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    RawSmsc(ServerSocket server) {
        this.server = server;
        Thread acceptor = new Thread(this::accept, "raw-smsc");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    static byte[] pdu(int id, int status, int sequence, Octets body) {
        byte[] octets = body.toArray();
        return ByteBuffer.allocate(16 + octets.length)
                .putInt(16 + octets.length)
                .putInt(id)
                .putInt(status)
                .putInt(sequence)
                .put(octets)
                .array();
    }

    int port() {
        return server.getLocalPort();
    }

    /** When each bind arrived, by the nanosecond clock. */
    List<Long> bindNanos() {
        return bindNanos;
    }

    /** How often the link has been probed. */
    long probes() {
        return received.stream().filter(pdu -> pdu.id() == ENQUIRE_LINK).count();
    }

    List<Pdu> submitted() {
        return received.stream().filter(pdu -> pdu.id() == SUBMIT_SM).toList();
    }

    void answerSubmissions(Function<Pdu, byte[]> answer) {
        submitAnswer = answer;
    }

    void afterBind(Consumer<RawSmsc> action) {
        afterBind = action;
    }

    /** Answers nothing but binds from now on. */
    void fallSilent() {
        silent = true;
    }

    void drop() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request and returns its number, by which {@link #answerTo} finds the response. */
    int request(int id, Octets body) {
        int number = sequence.incrementAndGet();
        send(pdu(id, 0, number, body));
        return number;
    }

    /** The response to a request; null while there is none. */
    Pdu answerTo(int request) {
        return received.stream()
                .filter(pdu -> (pdu.id() & RESPONSE) != 0 && pdu.sequence() == request)
                .findFirst()
                .orElse(null);
    }

    void send(byte[] octets) {
        try {
            OutputStream out = socket.getOutputStream();
            synchronized (this) {
                out.write(octets);
                out.flush();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                socket = server.accept();
                read(new DataInputStream(socket.getInputStream()));
            } catch (IOException | IllegalStateException e) {
                // Either side has closed the connection.
            }
        }
    }

    private void read(DataInputStream in) throws IOException {
        while (true) {
            byte[] body = new byte[in.readInt() - 16];
            int id = in.readInt();
            int status = in.readInt();
            int number = in.readInt();
            in.readFully(body);
            Pdu pdu = new Pdu(id, status, number, new String(body, StandardCharsets.ISO_8859_1));
            received.add(pdu);
            answer(pdu);
        }
    }

    private void answer(Pdu pdu) {
        switch (pdu.id()) {
            case BIND_TRANSCEIVER -> {
                bindNanos.add(System.nanoTime());
                send(pdu.response(0, new Octets().text("smsc")));
                afterBind.accept(this);
            }
            case ENQUIRE_LINK, UNBIND -> send(silent ? new byte[0] : pdu.response(0, new Octets()));
            case SUBMIT_SM -> send(silent ? new byte[0] : submitAnswer.apply(pdu));
            default -> {}
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (socket != null) {
            socket.close();
        }
    }
}
