package telecom.assistant.channel.sms.smpp;

import java.util.List;

/** An SMSC built on a different library from the channel's. Each one writes ids in its own notation. */
interface ForeignSmsc extends AutoCloseable {

    int port();

    /** How many binds it has accepted. */
    int binds();

    /** How many times the channel has unbound. */
    int unbinds();

    /** The accepted submissions, as the SMSC's library reads them. */
    List<Submitted> submitted();

    /** How many submissions it has refused. */
    int refused();

    /** Delivers a text to 114 and returns the {@code command_status} of the response. */
    int deliver(String from, int dataCoding, byte[] octets) throws Exception;

    /** Delivers the receipt of a submission, and returns the {@code command_status} of the response. */
    int deliverReceipt(Submitted submission) throws Exception;

    /** Makes the SMSC refuse the next {@code count} submissions with this {@code command_status}. */
    void refuse(int count, int status) throws Exception;

    /** Unbinds. */
    void unbind() throws Exception;

    @Override
    void close() throws Exception;

    /**
     * A submission.
     *
     * @param header the elements of the user data header, without its length octet; empty if there is no header
     */
    @SuppressWarnings("ArrayRecordComponent") // Submissions are not compared.
    record Submitted(String id, String from, String to, int dataCoding, byte[] header, String text) {}
}
