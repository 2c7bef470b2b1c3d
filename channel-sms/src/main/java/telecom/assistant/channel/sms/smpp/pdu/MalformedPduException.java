package telecom.assistant.channel.sms.smpp.pdu;

/** A PDU that breaks SMPP 3.4, although its frame is whole. Sending it again as it is would not help. */
public final class MalformedPduException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status the {@code command_status} to answer with (SMPP 3.4, section 5.1.3)
     * @param message which field is wrong; must not quote its value
     */
    public MalformedPduException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The {@code command_status} to answer with. */
    public int status() {
        return status;
    }
}
