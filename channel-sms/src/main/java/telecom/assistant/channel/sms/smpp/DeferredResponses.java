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
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;

/**
 * Holds back each {@code deliver_sm_resp} until its text is durable. The library sends it as soon as its listener returns,
 * and waiting in the listener would block the one thread that keeps the order of arrival.
 */
final class DeferredResponses extends SynchronizedPDUSender {

    private static final Logger LOG = Logger.getLogger(DeferredResponses.class);
    private static final byte[] NOT_YET = {};

    private final Map<Integer, Uni<Accepted>> awaited = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Executor writer;

    /** Writes the responses on the given executor, because writing to a socket may block. */
    DeferredResponses(Executor writer) {
        this.writer = writer;
    }

    /** How many texts and receipts have not been answered yet. */
    int count() {
        return unanswered.get();
    }

    /** Holds back the response to the request with this sequence number. To be called before the listener returns. */
    void await(int sequenceNumber, Uni<Accepted> accepted) {
        awaited.put(sequenceNumber, accepted);
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
