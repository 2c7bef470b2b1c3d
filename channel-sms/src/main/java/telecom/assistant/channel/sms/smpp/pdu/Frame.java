package telecom.assistant.channel.sms.smpp.pdu;

import java.nio.ByteBuffer;
import org.jsmpp.bean.Command;

/** A whole PDU: its header and its body (SMPP 3.4, section 3.2), as long as its {@code command_length} says. */
public final class Frame {

    static final int HEADER_LENGTH = 16;

    private final ByteBuffer octets;

    /** @param octets at least a header; not copied */
    Frame(byte[] octets) {
        this.octets = ByteBuffer.wrap(octets);
    }

    /** {@code command_id}. */
    public int commandId() {
        return octets.getInt(4);
    }

    /** {@code sequence_number}, which a response repeats. */
    public int sequenceNumber() {
        return octets.getInt(12);
    }

    /** The header as the library represents it. */
    Command header() {
        Command header = new Command();
        header.setCommandLength(octets.capacity());
        header.setCommandId(commandId());
        header.setCommandStatus(octets.getInt(8));
        header.setSequenceNumber(sequenceNumber());
        return header;
    }

    FieldReader body() {
        return new FieldReader(octets.duplicate().position(HEADER_LENGTH).slice());
    }

    byte[] octets() {
        return octets.array();
    }
}
