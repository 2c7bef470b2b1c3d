package telecom.assistant.channel.sms.smpp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds a PDU's body field by field, whether valid or not. */
final class Octets {

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    /** Starts with the fields of a {@code deliver_sm} that precede {@code sm_length}. */
    static Octets deliverSm(String from, String to, int esmClass, int dataCoding) {
        return new Octets()
                .text("")
                .octets(1, 1)
                .text(from)
                .octets(0, 1)
                .text(to)
                .octets(esmClass, 0, 0)
                .text("")
                .text("")
                .octets(0, 0, dataCoding, 0);
    }

    /** Starts with the mandatory fields of a {@code data_sm}. */
    static Octets dataSm(String from, String to, int esmClass, int dataCoding) {
        return new Octets()
                .text("")
                .octets(1, 1)
                .text(from)
                .octets(0, 1)
                .text(to)
                .octets(esmClass, 0, dataCoding);
    }

    Octets octets(int... values) {
        for (int value : values) {
            octets.write(value);
        }
        return this;
    }

    Octets octets(byte[] values) {
        octets.writeBytes(values);
        return this;
    }

    /** Appends a C-octet string. */
    Octets text(String value) {
        octets.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
        return octets(0);
    }

    /** Appends {@code sm_length} and {@code short_message}. */
    Octets message(byte[] value) {
        return octets(value.length).octets(value);
    }

    Octets message(String ascii) {
        return message(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    Octets parameter(int tag, byte[] value) {
        return octets(tag >> 8, tag, value.length >> 8, value.length).octets(value);
    }

    byte[] toArray() {
        return octets.toByteArray();
    }
}
