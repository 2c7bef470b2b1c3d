package telecom.assistant.channel.sms.smpp.pdu;

/** Thrown if a PDU violates SMPP 3.4, although its frame is complete. Sending it again unchanged would not help. */
public final class MalformedPduException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status the {@code command_status} to respond with (SMPP 3.4, section 5.1.3)
     * @param message says which field is wrong; must not quote its value
     */
    public MalformedPduException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The {@code command_status} to respond with. */
    public int status() {
        return status;
    }
}
