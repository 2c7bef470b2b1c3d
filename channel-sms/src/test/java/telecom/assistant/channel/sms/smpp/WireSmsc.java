package telecom.assistant.channel.sms.smpp;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * An SMSC of raw octets for one connection (SMPP 3.4, section 4): accepts the bind, delivers texts, and answers
 * submissions. Knows nothing of the library that the channel uses.
 */
final class WireSmsc implements AutoCloseable {

    private static final int BIND_TRANSCEIVER = 0x09;
    private static final int SUBMIT_SM = 0x04;
    private static final int DELIVER_SM = 0x05;
    private static final int ENQUIRE_LINK = 0x15;
    private static final int RESPONSE = 0x80000000;

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Pdu> received = new LinkedBlockingQueue<>();
    private volatile DataOutputStream out;
    private volatile Socket connection;
    private int sequence;

    /** A PDU without its length. */
    record Pdu(int command, int status, int sequence, byte[] body) {}

    WireSmsc() throws IOException {
        Thread reader = new Thread(this::read, "wire-smsc");
        reader.setDaemon(true);
        reader.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Delivers a text to one of our addresses; the response comes among {@link #received()}. */
    void deliver(String from, int toType, int toPlan, String to, int dataCoding, byte[] octets) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        address(body, 1, 1, from);
        address(body, toType, toPlan, to);
        body.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) dataCoding, 0, (byte) octets.length});
        body.writeBytes(octets);
        send(DELIVER_SM, ++sequence, body.toByteArray());
    }

    /** Submissions and responses, in the order of their arrival. */
    BlockingQueue<Pdu> received() {
        return received;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        if (connection != null) {
            connection.close();
        }
    }

    private void read() {
        try (Socket accepted = socket.accept()) {
            connection = accepted;
            out = new DataOutputStream(accepted.getOutputStream());
            DataInputStream in = new DataInputStream(accepted.getInputStream());
            while (true) {
                byte[] body = new byte[in.readInt() - 16];
                Pdu pdu = new Pdu(in.readInt(), in.readInt(), in.readInt(), body);
                in.readFully(body);
                answer(pdu);
            }
        } catch (IOException e) {
            // The connection was closed at the end of the test.
        }
    }

    private void answer(Pdu pdu) throws IOException {
        switch (pdu.command()) {
            case BIND_TRANSCEIVER, SUBMIT_SM ->
                send(pdu.command() | RESPONSE, pdu.sequence(), "id\0".getBytes(StandardCharsets.US_ASCII));
            case ENQUIRE_LINK -> send(ENQUIRE_LINK | RESPONSE, pdu.sequence(), new byte[0]);
            default -> {}
        }
        received.add(pdu);
    }

    private synchronized void send(int command, int number, byte[] body) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(frame);
        header.writeInt(16 + body.length);
        header.writeInt(command);
        header.writeInt(0);
        header.writeInt(number);
        header.write(body);
        out.write(frame.toByteArray());
        out.flush();
    }

    private static void address(ByteArrayOutputStream body, int type, int plan, String digits) {
        body.write(type);
        body.write(plan);
        body.writeBytes(digits.getBytes(StandardCharsets.US_ASCII));
        body.write(0);
    }
}
