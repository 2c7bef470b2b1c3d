package telecom.assistant.channel.sms.smpp.pdu;

import static org.jsmpp.SMPPConstant.STAT_ESME_RINVDSTADR;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVEXPIRY;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVMSGLEN;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVSCHED;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVSERTYP;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVSRCADR;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVTLVVAL;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsmpp.SMPPConstant;

/** The content of a {@code deliver_sm} or a {@code data_sm} (SMPP 3.4, sections 4.6.1 and 4.7.1). */
public final class DeliveredMessage {

    private static final int LONGEST_TIME = 16;
    private static final int LONGEST_SERVICE_TYPE = 5;

    /** The limit for {@code data_sm}. It is 20 for {@code deliver_sm}, but not every SMSC keeps to that. */
    private static final int LONGEST_ADDRESS = 64;

    private final Address source;
    private final Address destination;
    private final int esmClass;
    private final int dataCoding;
    private final byte[] octets;
    private final Parameters parameters;

    private DeliveredMessage(
            Address source, Address destination, int esmClass, int dataCoding, byte[] octets, Parameters parameters) {
        this.source = source;
        this.destination = destination;
        this.esmClass = esmClass;
        this.dataCoding = dataCoding;
        this.octets = octets;
        this.parameters = parameters;
    }

    /**
     * An address with its type of number and numbering plan (sections 5.2.5 and 5.2.6).
     *
     * @param digits may be empty, or a name
     */
    public record Address(int type, int plan, String digits) {
        @Override
        public String toString() {
            return "address";
        }
    }

    /** Whether this class can read a frame: only a {@code deliver_sm} or a {@code data_sm}. */
    public static boolean canRead(Frame frame) {
        return frame.commandId() == SMPPConstant.CID_DELIVER_SM || isDataSm(frame);
    }

    /** Whether a frame is a {@code data_sm}, which requires a {@code data_sm_resp} in response. */
    public static boolean isDataSm(Frame frame) {
        return frame.commandId() == SMPPConstant.CID_DATA_SM;
    }

    /** Reads a frame for which {@link #canRead} holds. */
    public static DeliveredMessage read(Frame frame) throws MalformedPduException {
        FieldReader body = frame.body();
        body.text("service_type", LONGEST_SERVICE_TYPE, STAT_ESME_RINVSERTYP);
        Address source = address(body, "source_addr", STAT_ESME_RINVSRCADR);
        Address destination = address(body, "destination_addr", STAT_ESME_RINVDSTADR);
        int esmClass = body.octet("esm_class");
        boolean dataSm = isDataSm(frame);
        if (!dataSm) {
            body.octet("protocol_id");
            body.octet("priority_flag");
            body.text("schedule_delivery_time", LONGEST_TIME, STAT_ESME_RINVSCHED);
            body.text("validity_period", LONGEST_TIME, STAT_ESME_RINVEXPIRY);
        }
        body.octet("registered_delivery");
        if (!dataSm) {
            body.octet("replace_if_present_flag");
        }
        int dataCoding = body.octet("data_coding");
        byte[] shortMessage = dataSm ? new byte[0] : shortMessage(body);
        Parameters parameters = Parameters.of(body.parameters());
        byte[] octets = parameters.payload().orElse(shortMessage);
        return new DeliveredMessage(source, destination, esmClass, dataCoding, octets, parameters);
    }

    private static Address address(FieldReader body, String field, int status) throws MalformedPduException {
        int type = body.octet(field + "_ton");
        int plan = body.octet(field + "_npi");
        return new Address(type, plan, body.text(field, LONGEST_ADDRESS, status));
    }

    private static byte[] shortMessage(FieldReader body) throws MalformedPduException {
        body.octet("sm_default_msg_id");
        return body.octets("short_message", body.octet("sm_length"), STAT_ESME_RINVMSGLEN);
    }

    public Address source() {
        return source;
    }

    public Address destination() {
        return destination;
    }

    /** {@code esm_class} (section 5.2.12). */
    public int esmClass() {
        return esmClass;
    }

    /** {@code data_coding} (section 5.2.19). */
    public int dataCoding() {
        return dataCoding;
    }

    /** The content: {@code message_payload} if it is present, otherwise {@code short_message}; may be empty. */
    public byte[] octets() {
        return octets.clone();
    }

    public Parameters parameters() {
        return parameters;
    }

    /** Leaves the addresses and the text out, because they might end up in log lines. */
    @Override
    public String toString() {
        return "message of " + octets.length + " octets";
    }

    /** The optional parameters that matter here (section 5.3.2), whose lengths have been checked. */
    public static final class Parameters {

        private static final int RECEIPTED_MESSAGE_ID = 0x001E;
        private static final int SAR_MSG_REF_NUM = 0x020C;
        private static final int SAR_TOTAL_SEGMENTS = 0x020E;
        private static final int SAR_SEGMENT_SEQNUM = 0x020F;
        private static final int MESSAGE_PAYLOAD = 0x0424;
        private static final int MESSAGE_STATE = 0x0427;

        /** The lengths in octets of the parameters that are integers. */
        private static final Map<Integer, Integer> LENGTHS =
                Map.of(SAR_MSG_REF_NUM, 2, SAR_TOTAL_SEGMENTS, 1, SAR_SEGMENT_SEQNUM, 1, MESSAGE_STATE, 1);

        private final Map<Integer, byte[]> values;

        private Parameters(Map<Integer, byte[]> values) {
            this.values = values;
        }

        private static Parameters of(Map<Integer, byte[]> values) throws MalformedPduException {
            for (Map.Entry<Integer, Integer> expected : LENGTHS.entrySet()) {
                byte[] value = values.get(expected.getKey());
                if (value != null && value.length != expected.getValue()) {
                    throw new MalformedPduException(
                            STAT_ESME_RINVTLVVAL,
                            String.format(
                                    "parameter 0x%04x: %d octets (expected: %d)",
                                    expected.getKey(), value.length, expected.getValue()));
                }
            }
            return new Parameters(values);
        }

        private Optional<byte[]> payload() {
            return Optional.ofNullable(values.get(MESSAGE_PAYLOAD));
        }

        /** {@code receipted_message_id}, with or without a NUL at its end; empty if it is missing or blank. */
        public Optional<String> receiptedMessageId() {
            return Optional.ofNullable(values.get(RECEIPTED_MESSAGE_ID))
                    .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                    .map(id -> id.contains("\0") ? id.substring(0, id.indexOf('\0')) : id)
                    .map(String::strip)
                    .filter(id -> !id.isEmpty());
        }

        /** {@code message_state}. */
        public OptionalInt messageState() {
            return integer(MESSAGE_STATE);
        }

        /** {@code sar_msg_ref_num}. */
        public OptionalInt segmentReference() {
            return integer(SAR_MSG_REF_NUM);
        }

        /** {@code sar_total_segments}. */
        public OptionalInt totalSegments() {
            return integer(SAR_TOTAL_SEGMENTS);
        }

        /** {@code sar_segment_seqnum}, from 1. */
        public OptionalInt segmentNumber() {
            return integer(SAR_SEGMENT_SEQNUM);
        }

        private OptionalInt integer(int tag) {
            byte[] octets = values.get(tag);
            if (octets == null) {
                return OptionalInt.empty();
            }
            int value = 0;
            for (byte octet : octets) {
                value = (value << 8) | (octet & 0xFF);
            }
            return OptionalInt.of(value);
        }
    }
}
