package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jsmpp.PDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.channel.sms.smpp.pdu.DeliveredMessage;
import telecom.assistant.channel.sms.smpp.pdu.Frame;
import telecom.assistant.channel.sms.smpp.pdu.MalformedPduException;

/**
 * Processes everything that the SMSC delivers on one connection, and responds to each delivery: with success once it is
 * durable, with the status that names the fault if it is malformed, and with a temporary error otherwise.
 */
final class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final IncomingHandler handler;
    private final IncomingReader incoming;
    private final int limit;
    private final Executor writer;
    private final PDUSender sender;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile OutputStream out;

    /**
     * @param limit how many texts and receipts may await their response at a time
     * @param writer writes the responses, because writing to a socket may block
     */
    Deliveries(IncomingHandler handler, IncomingReader incoming, int limit, Executor writer, PDUSender sender) {
        this.handler = handler;
        this.incoming = incoming;
        this.limit = limit;
        this.writer = writer;
        this.sender = sender;
    }

    /** Sets the stream to which responses are written. Must be called before anything is read. */
    void respondOver(OutputStream connection) {
        this.out = connection;
    }

    /**
     * Takes a frame if it is a {@code deliver_sm} or a {@code data_sm}, and returns whether it did. Called only by the
     * reading thread, in the order of arrival. That thread also writes refusals, so that nothing more is read from a
     * peer that does not read its refusals.
     */
    boolean take(Frame frame) {
        if (!DeliveredMessage.canRead(frame)) {
            return false;
        }
        if (unanswered.get() >= limit) {
            LOG.warnf(
                    "delivery refused channel=sms cause=\"in progress: %d (assistant.sms.smpp.inbound-limit)\"", limit);
            respond(frame, SmppFailureMapping.TOO_FAST);
            return true;
        }
        try {
            accept(frame, incoming.read(DeliveredMessage.read(frame)));
        } catch (MalformedPduException e) {
            LOG.warnf("delivery refused channel=sms status=0x%02x cause=\"%s\"", e.status(), e.getMessage());
            respond(frame, e.status());
        }
        return true;
    }

    private void accept(Frame frame, Incoming delivery) {
        unanswered.incrementAndGet();
        Uni.createFrom()
                .deferred(() -> handler.accept(delivery))
                .emitOn(writer)
                .onTermination()
                .invoke(unanswered::decrementAndGet)
                .subscribe()
                .with(
                        accepted -> acknowledge(frame, accepted),
                        failure -> respond(frame, SmppFailureMapping.TRY_AGAIN));
    }

    private void acknowledge(Frame frame, Accepted accepted) {
        if (respond(frame, SmppFailureMapping.OK)) {
            accepted.onAcknowledged().run();
        } else {
            accepted.onUnwritten().run();
        }
    }

    /** Writes a response, and returns whether that succeeded. */
    private boolean respond(Frame frame, int status) {
        try {
            if (!DeliveredMessage.isDataSm(frame)) {
                sender.sendDeliverSmResp(out, status, frame.sequenceNumber(), null);
            } else if (status == SmppFailureMapping.OK) {
                sender.sendDataSmResp(out, frame.sequenceNumber(), "");
            } else {
                sender.sendHeader(out, SMPPConstant.CID_DATA_SM_RESP, status, frame.sequenceNumber());
            }
            return true;
        } catch (IOException | PDUStringException e) {
            LOG.debug("response not written, the text will be sent again channel=sms cause=\"connection lost\"");
            return false;
        }
    }
}
