package telecom.assistant.channel.sms.text;

import java.util.Optional;

/** A segment as it is sent to the SMSC: a whole text, or a part of one. */
public final class TextSegment {

    private final byte dataCoding;
    private final boolean hasHeader;
    private final byte[] octets;
    private final Concatenation place;
    private final boolean payload;

    TextSegment(byte dataCoding, boolean hasHeader, byte[] octets) {
        this(dataCoding, hasHeader, octets, null, false);
    }

    /** @param place the segment's place in a longer text; null if the header contains it or there is no need for it */
    TextSegment(byte dataCoding, boolean hasHeader, byte[] octets, Concatenation place, boolean payload) {
        this.dataCoding = dataCoding;
        this.hasHeader = hasHeader;
        this.octets = octets;
        this.place = place;
        this.payload = payload;
    }

    /** The {@code data_coding} of the characters (SMPP 3.4, section 5.2.19). */
    public byte dataCoding() {
        return dataCoding;
    }

    /** Whether the octets begin with a user data header. */
    public boolean hasHeader() {
        return hasHeader;
    }

    /** The header, if there is one, and the characters. */
    public byte[] octets() {
        return octets.clone();
    }

    /** The segment's place in a longer text, if it is to be sent in optional parameters. */
    public Optional<Concatenation> place() {
        return Optional.ofNullable(place);
    }

    /** Whether the octets are to be sent in {@code message_payload}. */
    public boolean isPayload() {
        return payload;
    }
}
