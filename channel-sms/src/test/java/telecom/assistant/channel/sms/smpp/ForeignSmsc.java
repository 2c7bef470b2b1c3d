package telecom.assistant.channel.sms.smpp;

import java.util.List;

/** An SMSC made of a library that is not the channel's. Gives each submission an id of its own form. */
interface ForeignSmsc extends AutoCloseable {

    int port();

    /** How many binds it has accepted. */
    int binds();

    /** How often the channel has unbound. */
    int unbinds();

    /** The submissions that it has accepted, as its library reads them. */
    List<Submitted> submitted();

    /** How many submissions it has refused. */
    int refused();

    /** Delivers a text to 114 and returns the {@code command_status} of the response. */
    int deliver(String from, int dataCoding, byte[] octets) throws Exception;

    /** Delivers the receipt of a submission, and returns the {@code command_status} of the response. */
    int deliverReceipt(Submitted submission) throws Exception;

    /** Refuses the next submissions with this {@code command_status}. */
    void refuse(int count, int status) throws Exception;

    /** Unbinds. */
    void unbind() throws Exception;

    @Override
    void close() throws Exception;

    /**
     * A submission.
     *
     * @param header the user data header's elements without the length before them; empty if there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // Submissions are not compared.
    record Submitted(String id, String from, String to, int dataCoding, byte[] header, String text) {}
}
