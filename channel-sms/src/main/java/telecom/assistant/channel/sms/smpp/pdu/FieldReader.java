package telecom.assistant.channel.sms.smpp.pdu;

import static org.jsmpp.SMPPConstant.STAT_ESME_RINVCMDLEN;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVTLVVAL;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads the fields of a PDU's body one after another, never beyond its end. */
final class FieldReader {

    private static final int TAG_AND_LENGTH = 4;

    private final ByteBuffer body;

    FieldReader(ByteBuffer body) {
        this.body = body;
    }

    /** Reads an unsigned integer of one octet. */
    int octet(String field) throws MalformedPduException {
        if (!body.hasRemaining()) {
            throw new MalformedPduException(STAT_ESME_RINVCMDLEN, field + " is missing");
        }
        return body.get() & 0xFF;
    }

    /**
     * Reads a C-octet string, and returns it without the NUL that ends it.
     *
     * @param longest its maximum length, without the NUL
     * @param status the {@code command_status} to respond with if the field is longer or does not end
     */
    String text(String field, int longest, int status) throws MalformedPduException {
        int start = body.position();
        while (body.hasRemaining()) {
            if (body.get() == 0) {
                int length = body.position() - 1 - start;
                if (length > longest) {
                    break;
                }
                return new String(body.array(), body.arrayOffset() + start, length, StandardCharsets.ISO_8859_1);
            }
        }
        throw new MalformedPduException(
                status, field + " does not end (expected: NUL within " + (longest + 1) + " octets)");
    }

    /** @param status the {@code command_status} to respond with if there are fewer octets */
    byte[] octets(String field, int count, int status) throws MalformedPduException {
        if (count > body.remaining()) {
            throw new MalformedPduException(
                    status, field + ": " + count + " octets (expected: at most " + body.remaining() + ")");
        }
        byte[] octets = new byte[count];
        body.get(octets);
        return octets;
    }

    /**
     * Reads the optional parameters (SMPP 3.4, section 3.2.4.1) up to the end of the body, and returns them by tag. If
     * a tag is repeated, the first one counts.
     */
    Map<Integer, byte[]> parameters() throws MalformedPduException {
        Map<Integer, byte[]> parameters = new HashMap<>();
        while (body.hasRemaining()) {
            if (body.remaining() < TAG_AND_LENGTH) {
                throw new MalformedPduException(
                        STAT_ESME_RINVTLVVAL, body.remaining() + " octets after the last field or parameter");
            }
            int tag = body.getShort() & 0xFFFF;
            int length = body.getShort() & 0xFFFF;
            parameters.putIfAbsent(tag, octets(String.format("parameter 0x%04x", tag), length, STAT_ESME_RINVTLVVAL));
        }
        return parameters;
    }
}
