package telecom.assistant.local.smsc;

import java.util.List;
import java.util.function.Consumer;
import org.jsmpp.bean.OptionalParameter;
import telecom.assistant.local.handset.Msisdn;

/**
 * Something to be delivered to the ESME: the segments of a message, or a receipt.
 *
 * @param done called once, with true if the ESME has acknowledged everything
 */
record EsmeDelivery(Msisdn from, Msisdn to, List<Pdu> pdus, Consumer<Boolean> done) {

    /** One deliver_sm. */
    record Pdu(byte esmClass, ShortMessage segment, List<OptionalParameter> parameters) {
        private static final byte WITH_HEADER = 0x40;
        private static final byte RECEIPT = 0x04;

        static Pdu of(ShortMessage segment) {
            return new Pdu(segment.hasHeader() ? WITH_HEADER : 0, segment, List.of());
        }

        static Pdu receipt(String text, List<OptionalParameter> parameters) {
            return new Pdu(RECEIPT, ShortMessage.single(Coding.GSM_7, text), parameters);
        }
    }
}
