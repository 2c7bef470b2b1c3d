package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;

/**
 * Passes what the SMSC delivers to the handler, and holds back each {@code deliver_sm_resp} until the delivery is
 * durable. The library sends the response as soon as its listener returns, and waiting in the listener would block the
 * one thread that keeps the order of arrival. So this class is the listener and also sends the responses.
 */
final class DeliverSmListener extends SynchronizedPDUSender implements MessageReceiverListener {

    private static final Logger LOG = Logger.getLogger(DeliverSmListener.class);
    private static final byte[] NOT_YET = {};

    private final IncomingHandler handler;
    private final int limit;
    private final Executor writer;
    private final Map<Integer, Uni<Accepted>> awaited = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();

    /**
     * @param limit how many texts and receipts may await their response
     * @param writer writes the responses, because writing to a socket may block
     */
    DeliverSmListener(IncomingHandler handler, int limit, Executor writer) {
        this.handler = handler;
        this.limit = limit;
        this.writer = writer;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
        if (unanswered.get() >= limit) {
            throw new ProcessRequestException(
                    "texts in progress: " + limit + " (assistant.sms.smpp.inbound-limit)", SmppFailureMapping.TOO_FAST);
        }
        awaited.put(delivered.getSequenceNumber(), handler.accept(DeliverSmReader.read(delivered)));
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        // A handset is reachable again. There is nothing to do, because the SMSC retries by itself.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException(
                "data_sm is not supported (expected: deliver_sm)", SmppFailureMapping.UNSUPPORTED);
    }

    @Override
    public byte[] sendDeliverSmResp(OutputStream out, int status, int sequenceNumber, String messageId)
            throws IOException {
        Uni<Accepted> accepted = awaited.remove(sequenceNumber);
        if (accepted == null) {
            return super.sendDeliverSmResp(out, status, sequenceNumber, messageId);
        }
        unanswered.incrementAndGet();
        accepted.emitOn(writer)
                .onTermination()
                .invoke(unanswered::decrementAndGet)
                .subscribe()
                .with(
                        item -> {
                            if (respond(out, SmppFailureMapping.OK, sequenceNumber, messageId)) {
                                item.onAcknowledged().run();
                            }
                        },
                        failure -> respond(out, SmppFailureMapping.TRY_AGAIN, sequenceNumber, null));
        return NOT_YET;
    }

    /** Whether the response was written. */
    private boolean respond(OutputStream out, int status, int sequenceNumber, String messageId) {
        try {
            super.sendDeliverSmResp(out, status, sequenceNumber, messageId);
            return true;
        } catch (IOException e) {
            LOG.debug("response not written, the text will be sent again channel=sms cause=\"connection lost\"");
            return false;
        }
    }
}
