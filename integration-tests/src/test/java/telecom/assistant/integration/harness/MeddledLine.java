package telecom.assistant.integration.harness;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * The line between the gateway and the SMSC's stand-in, in the hands of somebody who puts octets of their own between
 * the SMSC's. What the gateway answers to them does not reach the SMSC.
 */
public final class MeddledLine {

    /** The SMSC's own requests have lower numbers. */
    private static final int FIRST_NUMBER = 0x4000_0000;

    private static final int HEADER = 16;
    private static final int RESPONSE = 0x8000_0000;

    private final ServerSocket server;
    private final IntSupplier smsc;
    private final AtomicInteger numbers = new AtomicInteger(FIRST_NUMBER);
    private final AtomicInteger connections = new AtomicInteger();
    private final ConcurrentMap<Integer, Integer> answers = new ConcurrentHashMap<>();
    private volatile Socket gateway;

    private MeddledLine(ServerSocket server, IntSupplier smsc) {
        this.server = server;
        this.smsc = smsc;
    }

    /** @param smsc the stand-in's port, asked for when the gateway connects */
    public static MeddledLine to(IntSupplier smsc) {
        try {
            MeddledLine line = new MeddledLine(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), smsc);
            start(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How often the gateway has connected. */
    public int connections() {
        return connections.get();
    }

    /** A number for a request, by which {@link #statusOf} finds the answer. */
    public int nextNumber() {
        return numbers.incrementAndGet();
    }

    /** The {@code command_status} of the answer to a request; null while there is none. */
    public Integer statusOf(int number) {
        return answers.get(number);
    }

    /** Sends octets to the gateway between two PDUs of the SMSC. */
    public void send(byte[] octets) {
        Socket to = gateway;
        synchronized (this) {
            try {
                to.getOutputStream().write(octets);
            } catch (IOException e) {
                // The gateway has given this connection up.
            }
        }
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket from = server.accept();
            Socket to = new Socket(InetAddress.getLoopbackAddress(), smsc.getAsInt());
            gateway = from;
            connections.incrementAndGet();
            start(() -> copy(to, from, true));
            start(() -> copy(from, to, false));
        }
    }

    /** Copies whole PDUs until either side closes, and then closes both. */
    private void copy(Socket from, Socket to, boolean toGateway) throws IOException {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            while (true) {
                int length = in.readInt();
                byte[] pdu = ByteBuffer.allocate(length)
                        .putInt(length)
                        .put(in.readNBytes(length - Integer.BYTES))
                        .array();
                if (toGateway) {
                    write(to.getOutputStream(), pdu);
                } else if (!isAnswerToUs(ByteBuffer.wrap(pdu))) {
                    to.getOutputStream().write(pdu);
                }
            }
        }
    }

    private synchronized void write(OutputStream out, byte[] pdu) throws IOException {
        out.write(pdu);
    }

    private boolean isAnswerToUs(ByteBuffer pdu) {
        int number = pdu.limit() < HEADER ? 0 : pdu.getInt(12);
        boolean ours = number > FIRST_NUMBER && (pdu.getInt(4) & RESPONSE) != 0;
        if (ours) {
            answers.put(number, pdu.getInt(8));
        }
        return ours;
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // The connection is over.
                    }
                },
                "meddled-line");
        thread.setDaemon(true);
        thread.start();
    }
}
