package telecom.assistant.channel.sms;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import telecom.assistant.channel.sms.delivery.ReceiptReceiver;
import telecom.assistant.channel.sms.inbound.TextReceiver;
import telecom.assistant.channel.sms.smpp.Incoming;
import telecom.assistant.channel.sms.smpp.IncomingHandler;

/** Gives what the SMSC delivers to the part of the channel that it is for. */
final class IncomingDispatcher implements IncomingHandler {

    private static final Logger LOG = Logger.getLogger(IncomingDispatcher.class);

    private final TextReceiver texts;
    private final ReceiptReceiver receipts;
    private final SmsMeters meters;

    IncomingDispatcher(TextReceiver texts, ReceiptReceiver receipts, SmsMeters meters) {
        this.texts = texts;
        this.receipts = receipts;
        this.meters = meters;
    }

    @Override
    public Uni<Accepted> accept(Incoming incoming) {
        if (incoming instanceof Incoming.Part part) {
            return texts.accept(part);
        }
        if (incoming instanceof Incoming.Receipt receipt) {
            return receipts.accept(receipt);
        }
        // Sending it again would not make it readable.
        meters.received("ignored");
        LOG.infof("deliver_sm ignored channel=sms cause=\"%s\"", ((Incoming.Other) incoming).reason());
        return Uni.createFrom().item(Accepted.SILENTLY);
    }
}
