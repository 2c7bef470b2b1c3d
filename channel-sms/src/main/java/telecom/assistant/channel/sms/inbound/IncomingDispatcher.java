package telecom.assistant.channel.sms.inbound;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import telecom.assistant.channel.sms.delivery.ReceiptReceiver;
import telecom.assistant.channel.sms.delivery.SmsMeters;
import telecom.assistant.channel.sms.smpp.Incoming;
import telecom.assistant.channel.sms.smpp.IncomingHandler;

/** Hands each delivery from the SMSC to the part of the channel that handles it. */
public final class IncomingDispatcher implements IncomingHandler, Incoming.Handler<Uni<IncomingHandler.Accepted>> {

    private static final Logger LOG = Logger.getLogger(IncomingDispatcher.class);

    private final TextReceiver texts;
    private final ReceiptReceiver receipts;
    private final SmsMeters meters;

    public IncomingDispatcher(TextReceiver texts, ReceiptReceiver receipts, SmsMeters meters) {
        this.texts = texts;
        this.receipts = receipts;
        this.meters = meters;
    }

    @Override
    public Uni<IncomingHandler.Accepted> accept(Incoming incoming) {
        return incoming.handle(this);
    }

    @Override
    public void onConnectionLost() {
        texts.onConnectionLost();
    }

    @Override
    public Uni<IncomingHandler.Accepted> on(Incoming.Part part) {
        return texts.accept(part);
    }

    @Override
    public Uni<IncomingHandler.Accepted> on(Incoming.Receipt receipt) {
        return receipts.accept(receipt);
    }

    @Override
    public Uni<IncomingHandler.Accepted> on(Incoming.Unreadable unreadable) {
        return texts.accept(unreadable);
    }

    @Override
    public Uni<IncomingHandler.Accepted> on(Incoming.Other other) {
        // Accepted, because it would be no more readable if it were sent again.
        meters.countReceived("ignored");
        LOG.infof("deliver_sm ignored channel=sms cause=\"%s\"", other.reason());
        return Uni.createFrom().item(IncomingHandler.Accepted.WITHOUT_FOLLOW_UP);
    }
}
