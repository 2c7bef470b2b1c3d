package telecom.assistant.channel.sms.smpp;

import java.util.Optional;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter.Message_payload;
import org.jsmpp.bean.OptionalParameter.Message_state;
import org.jsmpp.bean.OptionalParameter.Receipted_message_id;
import org.jsmpp.bean.OptionalParameter.Sar_msg_ref_num;
import org.jsmpp.bean.OptionalParameter.Sar_segment_seqnum;
import org.jsmpp.bean.OptionalParameter.Sar_total_segments;
import telecom.assistant.channel.sms.text.Concatenation;
import telecom.assistant.channel.sms.text.UserData;

/** Reads a {@code deliver_sm} (SMPP 3.4, section 4.6): a text, a part of one, or a receipt. */
final class DeliverSmReader {

    private DeliverSmReader() {}

    static Incoming read(DeliverSm delivered) {
        Receipted_message_id receipted = delivered.getOptionalParameter(Receipted_message_id.class);
        // Some SMSCs mark receipts only by this parameter.
        if (delivered.isSmscDeliveryReceipt() || receipted != null) {
            return receipt(delivered, Optional.ofNullable(receipted).map(Receipted_message_id::getValueAsString));
        }
        if (!delivered.isDefaultMessageType()) {
            return new Incoming.Other("message type");
        }
        return UserData.read(delivered.getDataCoding(), delivered.isUdhi(), octets(delivered))
                .<Incoming>map(data -> new Incoming.Part(
                        from(delivered), to(delivered), withSegmentParameters(delivered, data)))
                .orElseGet(() -> new Incoming.Unreadable(
                        from(delivered), to(delivered), delivered.getDataCoding() & 0xFF));
    }

    private static Incoming receipt(DeliverSm delivered, Optional<String> receiptedId) {
        Message_state state = delivered.getOptionalParameter(Message_state.class);
        Optional<Integer> stateCode = Optional.ofNullable(state).map(found -> (int) found.getValue());
        String text = UserData.read(delivered.getDataCoding(), delivered.isUdhi(), octets(delivered))
                .map(UserData::text)
                .orElse("");
        return ReceiptText.read(from(delivered), text, receiptedId, stateCode);
    }

    private static String from(DeliverSm delivered) {
        return SmppAddress.text(delivered.getSourceAddrTon(), delivered.getSourceAddr());
    }

    private static String to(DeliverSm delivered) {
        return SmppAddress.text(
                delivered.getDestAddrTon(), delivered.getDestAddrNpi(), delivered.getDestAddress());
    }

    private static byte[] octets(DeliverSm delivered) {
        Message_payload payload = delivered.getOptionalParameter(Message_payload.class);
        byte[] octets = payload == null ? delivered.getShortMessage() : payload.getValue();
        return octets == null ? new byte[0] : octets;
    }

    /** The concatenation may be in parameters of its own instead of the user data header. */
    private static UserData withSegmentParameters(DeliverSm delivered, UserData data) {
        Sar_msg_ref_num reference = delivered.getOptionalParameter(Sar_msg_ref_num.class);
        Sar_total_segments total = delivered.getOptionalParameter(Sar_total_segments.class);
        Sar_segment_seqnum number = delivered.getOptionalParameter(Sar_segment_seqnum.class);
        if (data.concatenation().isPresent() || reference == null || total == null || number == null) {
            return data;
        }
        Concatenation concatenation =
                new Concatenation(reference.getValue() & 0xFFFF, total.getValue() & 0xFF, number.getValue() & 0xFF);
        return new UserData(data.text(), Optional.of(concatenation).filter(Concatenation::isValid));
    }
}
