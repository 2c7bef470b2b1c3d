package telecom.assistant.channel.sms.smpp.pdu;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Predicate;
import org.jsmpp.PDUReader;
import org.jsmpp.bean.Command;

/**
 * Reads the PDUs of one connection. An impossible {@code command_length} means that the other side does not speak SMPP,
 * or that the boundaries between PDUs have been lost; reading then fails, and the connection has to be closed. If a
 * read times out in the middle of a PDU, the next read continues there.
 *
 * <p>Used only by the reading thread of one session, except for {@link #silentFor}, which any thread may call.
 */
public final class FrameReader implements PDUReader {

    /**
     * The longest PDU in octets: enough for two parameters of the maximum length, 65,535, in addition to the fields.
     */
    private static final int LONGEST = 132 * 1024;

    private final Predicate<Frame> taker;
    private final byte[] header = new byte[Frame.HEADER_LENGTH];
    private byte[] octets = header;
    private int read;
    private Frame current;
    private volatile long lastFrameAt = System.nanoTime();

    /** @param taker takes the PDUs that are not for the library, and returns whether it took the PDU; must not throw */
    public FrameReader(Predicate<Frame> taker) {
        this.taker = taker;
    }

    /** How long ago the last whole PDU arrived. */
    public Duration silentFor() {
        return Duration.ofNanos(System.nanoTime() - lastFrameAt);
    }

    @Override
    public Command readPDUHeader(DataInputStream in) throws IOException {
        do {
            current = next(in);
            lastFrameAt = System.nanoTime();
        } while (taker.test(current));
        return current.header();
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command header) {
        return current.octets();
    }

    @Override
    public byte[] readPDU(DataInputStream in, int length, int id, int status, int sequenceNumber) {
        return current.octets();
    }

    private Frame next(DataInputStream in) throws IOException {
        fill(in);
        if (octets == header) {
            octets = new byte[commandLength()];
            System.arraycopy(header, 0, octets, 0, header.length);
            fill(in);
        }
        Frame frame = new Frame(octets);
        octets = header;
        read = 0;
        return frame;
    }

    private int commandLength() throws IOException {
        int length = ByteBuffer.wrap(header).getInt();
        if (length < Frame.HEADER_LENGTH || length > LONGEST) {
            throw new IOException("command_length: " + Integer.toUnsignedString(length) + " (expected: "
                    + Frame.HEADER_LENGTH + " to " + LONGEST + ")");
        }
        return length;
    }

    private void fill(DataInputStream in) throws IOException {
        while (read < octets.length) {
            int more = in.read(octets, read, octets.length - read);
            if (more < 0) {
                throw new EOFException("connection closed by the SMSC");
            }
            read += more;
        }
    }
}
