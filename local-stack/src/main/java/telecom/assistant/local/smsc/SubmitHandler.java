package telecom.assistant.local.smsc;

import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import telecom.assistant.local.handset.HandsetEvent.Direction;
import telecom.assistant.local.handset.HandsetEvent.Message;
import telecom.assistant.local.handset.HandsetEvent.Status;
import telecom.assistant.local.handset.Handsets;
import telecom.assistant.local.handset.Msisdn;
import telecom.assistant.local.smsc.Receipts.Receipt;

/** Handles what the ESME submits: refuses it, or gives it an id, shows it on the handset and has a receipt sent. */
final class SubmitHandler {
    private static final int RECEIPT_ALWAYS = 1;
    private static final int RECEIPT_ON_FAILURE = 2;

    private final Handsets handsets;
    private final Receipts receipts;
    private final SmscFaults faults;
    private final Reassembly reassembly = new Reassembly();

    // Starts with the current time, so that ids stay unique when the stand-in is started again.
    private final AtomicLong ids = new AtomicLong(System.currentTimeMillis());

    SubmitHandler(Handsets handsets, Receipts receipts, SmscFaults faults) {
        this.handsets = handsets;
        this.receipts = receipts;
        this.faults = faults;
    }

    SubmitSmResult accept(SubmitSm submit) throws ProcessRequestException {
        refuseOnFault();
        Msisdn to = number(submit.getDestAddress(), SMPPConstant.STAT_ESME_RINVDSTADR);
        Msisdn from = number(submit.getSourceAddr(), SMPPConstant.STAT_ESME_RINVSRCADR);
        long id = ids.incrementAndGet();
        boolean arrives = !faults.consume(SmscFault.UNDELIVERABLE);
        if (arrives) {
            show(id, from, to, MessagePart.of(submit));
        }
        report(submit, new Receipt(id, to, from, arrives, faults.consume(SmscFault.DECIMAL_RECEIPT_ID)));
        return result(id);
    }

    private void refuseOnFault() throws ProcessRequestException {
        if (faults.consume(SmscFault.THROTTLED)) {
            throw new ProcessRequestException("throttled", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        if (faults.consume(SmscFault.QUEUE_FULL)) {
            throw new ProcessRequestException("queue full", SMPPConstant.STAT_ESME_RMSGQFUL);
        }
    }

    private static Msisdn number(String address, int errorStatus) throws ProcessRequestException {
        try {
            return Msisdn.of(address);
        } catch (IllegalArgumentException e) {
            throw new ProcessRequestException("invalid address", errorStatus, e);
        }
    }

    private void show(long id, Msisdn from, Msisdn to, MessagePart part) {
        reassembly
                .add(from.digits(), to.digits(), part)
                .map(complete -> new Message(
                        Long.toHexString(id),
                        Direction.RECEIVED,
                        from.written(),
                        to.written(),
                        complete.text(),
                        complete.segments(),
                        System.currentTimeMillis(),
                        Status.DELIVERED))
                .ifPresent(message -> handsets.show(to, message));
    }

    private void report(SubmitSm submit, Receipt receipt) {
        int requested = submit.getRegisteredDelivery() & 0x03;
        boolean due = requested == RECEIPT_ALWAYS || (requested == RECEIPT_ON_FAILURE && !receipt.arrived());
        if (!due || faults.consume(SmscFault.NO_RECEIPT)) {
            return;
        }
        if (faults.consume(SmscFault.RECEIPT_FIRST)) {
            receipts.sendNow(receipt);
        } else {
            receipts.sendLater(receipt);
        }
    }

    private static SubmitSmResult result(long id) throws ProcessRequestException {
        try {
            return new SubmitSmResult(new MessageId(Long.toHexString(id)), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("no message id", SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }
}
