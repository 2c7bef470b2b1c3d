package telecom.assistant.channel.sms.smpp;

import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/** Passes what the SMSC delivers to the handler, and does not wait until that is done. */
final class DeliverSmListener implements MessageReceiverListener {

    private final IncomingHandler handler;
    private final DeferredResponses responses;
    private final int limit;

    DeliverSmListener(IncomingHandler handler, DeferredResponses responses, int limit) {
        this.handler = handler;
        this.responses = responses;
        this.limit = limit;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
        if (responses.count() >= limit) {
            throw new ProcessRequestException(
                    "texts in progress: " + limit + " (assistant.sms.smpp.inbound-limit)", SmppFailureMapping.TOO_FAST);
        }
        responses.await(delivered.getSequenceNumber(), handler.accept(DeliverSmReader.read(delivered)));
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        // A handset is reachable again. There is nothing to do, because the SMSC retries by itself.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException(
                "data_sm is not supported (expected: deliver_sm)", SmppFailureMapping.NOT_TAKEN);
    }
}
