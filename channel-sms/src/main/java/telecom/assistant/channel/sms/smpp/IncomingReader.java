package telecom.assistant.channel.sms.smpp;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.jsmpp.SMPPConstant;
import telecom.assistant.channel.sms.config.SmscProfileConfig.IdNotation;
import telecom.assistant.channel.sms.smpp.pdu.DeliveredMessage;
import telecom.assistant.channel.sms.smpp.pdu.DeliveredMessage.Address;
import telecom.assistant.channel.sms.smpp.pdu.DeliveredMessage.Parameters;
import telecom.assistant.channel.sms.smpp.pdu.MalformedPduException;
import telecom.assistant.channel.sms.text.CodePage;
import telecom.assistant.channel.sms.text.Concatenation;
import telecom.assistant.channel.sms.text.UserData;

/** Determines what a delivery from the SMSC is: a text, a part of one, or a receipt. */
final class IncomingReader {

    private static final Logger LOG = Logger.getLogger(IncomingReader.class);

    /** The bits of {@code esm_class} for the type of a message (SMPP 3.4, section 5.2.12). */
    private static final int MESSAGE_TYPE = 0x3C;

    private static final int DEFAULT_MESSAGE = 0x00;
    private static final int SMSC_RECEIPT = 0x04;
    private static final int INTERMEDIATE_NOTIFICATION = 0x20;

    /** The bit of {@code esm_class} that is set if the octets begin with a user data header. */
    private static final int HEADER_INDICATOR = 0x40;

    /**
     * The longest text in characters, the same as in the chat. No handset sends that much; only a {@code
     * message_payload} has room for it.
     */
    private static final int LONGEST_TEXT = 4000;

    private final Map<Integer, CodePage> agreedCodePages;
    private final IdNotation ids;

    /**
     * @param agreedCodePages the code pages by {@code data_coding}, where the SMSC differs from the standards
     * @param ids the notation of ids in the SMSC's receipts
     */
    IncomingReader(Map<Integer, CodePage> agreedCodePages, IdNotation ids) {
        this.agreedCodePages = agreedCodePages;
        this.ids = ids;
    }

    /** @throws MalformedPduException if the message is a text without a sender */
    Incoming read(DeliveredMessage message) throws MalformedPduException {
        int type = message.esmClass() & MESSAGE_TYPE;
        boolean hasHeader = (message.esmClass() & HEADER_INDICATOR) != 0;
        ReceiptText receipt = ReceiptText.of(message.dataCoding(), hasHeader, message.octets());
        // Not every SMSC marks its receipts in esm_class.
        if (type == SMSC_RECEIPT
                || type == INTERMEDIATE_NOTIFICATION
                || message.parameters().receiptedMessageId().isPresent()
                || receipt.isReceipt()) {
            return receipt(message, receipt);
        }
        if (type != DEFAULT_MESSAGE) {
            return new Incoming.Other("message type");
        }
        return text(message, hasHeader);
    }

    private Incoming receipt(DeliveredMessage message, ReceiptText text) {
        return text.read(
                address(message.source()),
                address(message.destination()),
                message.parameters().receiptedMessageId(),
                message.parameters().messageState(),
                ids);
    }

    private Incoming text(DeliveredMessage message, boolean hasHeader) throws MalformedPduException {
        if (message.octets().length == 0) {
            return new Incoming.Other("empty");
        }
        if (message.source().digits().isBlank()) {
            throw new MalformedPduException(SMPPConstant.STAT_ESME_RINVSRCADR, "source_addr is empty");
        }
        return UserData.read(agreedCodePages, (byte) message.dataCoding(), hasHeader, message.octets())
                .map(IncomingReader::shortened)
                .<Incoming>map(data -> new Incoming.Part(
                        address(message.source()),
                        recipient(message.destination()),
                        withSegmentParameters(message.parameters(), data)))
                .orElseGet(() -> new Incoming.Unreadable(
                        address(message.source()), recipient(message.destination()), message.dataCoding()));
    }

    private static String recipient(Address address) {
        return SmppAddress.text((byte) address.type(), (byte) address.plan(), address.digits());
    }

    private static UserData shortened(UserData data) {
        if (data.text().length() <= LONGEST_TEXT) {
            return data;
        }
        LOG.warnf(
                "text cut channel=sms cause=\"%d characters (expected: at most %d)\"",
                data.text().length(), LONGEST_TEXT);
        boolean splitsPair = Character.isHighSurrogate(data.text().charAt(LONGEST_TEXT - 1));
        int end = splitsPair ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return new UserData(data.text().substring(0, end), data.concatenation());
    }

    private static String address(Address address) {
        return SmppAddress.text((byte) address.type(), address.digits());
    }

    /**
     * Adds the concatenation from the optional parameters, where some SMSCs put it instead of in the user data header.
     */
    private static UserData withSegmentParameters(Parameters parameters, UserData data) {
        OptionalInt reference = parameters.segmentReference();
        OptionalInt total = parameters.totalSegments();
        OptionalInt number = parameters.segmentNumber();
        if (data.concatenation().isPresent() || reference.isEmpty() || total.isEmpty() || number.isEmpty()) {
            return data;
        }
        Concatenation concatenation = new Concatenation(reference.getAsInt(), total.getAsInt(), number.getAsInt());
        return new UserData(data.text(), Optional.of(concatenation).filter(Concatenation::isValid));
    }
}
