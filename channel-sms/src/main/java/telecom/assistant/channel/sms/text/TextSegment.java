package telecom.assistant.channel.sms.text;

/** A segment as it goes to the SMSC: a whole text, or a part of one. */
public final class TextSegment {

    /** The SMSC's default alphabet, assumed to be GSM 7-bit. */
    static final byte GSM_7 = 0x00;

    /** UCS-2, or rather UTF-16BE, which is how handsets read it. */
    static final byte UCS_2 = 0x08;

    private final byte dataCoding;
    private final boolean hasHeader;
    private final byte[] octets;

    TextSegment(byte dataCoding, boolean hasHeader, byte[] octets) {
        this.dataCoding = dataCoding;
        this.hasHeader = hasHeader;
        this.octets = octets;
    }

    /** {@code data_coding} of SMPP 3.4, section 5.2.19. */
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
}
