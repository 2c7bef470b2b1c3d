package telecom.assistant.local.smsc;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import telecom.assistant.local.handset.HandsetEvent;
import telecom.assistant.local.handset.HandsetEvent.Direction;
import telecom.assistant.local.handset.HandsetEvent.Message;
import telecom.assistant.local.handset.HandsetEvent.Status;
import telecom.assistant.local.handset.Handsets;
import telecom.assistant.local.handset.Msisdn;
import telecom.assistant.local.handset.Sender;

/**
 * A stand-in for the SMSC, which runs from {@link #start} to {@link #close}. Its methods may be called from any thread.
 */
public final class SmscStandIn implements Sender, AutoCloseable {
    private final Handsets handsets;
    private final EsmeSessions sessions = new EsmeSessions();
    private final SmscFaults faults = new SmscFaults();
    private final Workers workers = new Workers();
    private final EsmeDeliveries deliveries;
    private final SmppServer server;
    private final AtomicInteger references = new AtomicInteger();

    private SmscStandIn(
            int port, SmscAccount account, Handsets handsets, Duration receiptDelay, RetrySchedule retries) {
        this.handsets = handsets;
        this.deliveries = new EsmeDeliveries(sessions, workers, retries);
        Receipts receipts = new Receipts(deliveries, workers, receiptDelay);
        SubmitOnly submits = new SubmitOnly(new SubmitHandler(handsets, receipts, faults));
        this.server = new SmppServer(port, account, submits, sessions, deliveries::resume);
    }

    /** Listens on a loopback port; 0 means any free one. */
    public static SmscStandIn start(int port, SmscAccount account, Handsets handsets, Duration receiptDelay) {
        return start(port, account, handsets, receiptDelay, RetrySchedule.DEFAULT);
    }

    static SmscStandIn start(
            int port, SmscAccount account, Handsets handsets, Duration receiptDelay, RetrySchedule retries) {
        SmscStandIn smsc = new SmscStandIn(port, account, handsets, receiptDelay, retries);
        smsc.server.start();
        return smsc;
    }

    @Override
    public Message send(Msisdn from, Msisdn to, String text) {
        List<ShortMessage> segments = ShortMessage.of(text, references.incrementAndGet() & 0xFF);
        Status status = sessions.nextReceiver().isPresent() ? Status.ACCEPTED : Status.PENDING;
        Message message = new Message(
                UUID.randomUUID().toString(),
                Direction.SENT,
                from.written(),
                to.written(),
                text,
                segments.size(),
                System.currentTimeMillis(),
                status);
        EsmeDelivery delivery = new EsmeDelivery(
                from,
                to,
                segments.stream().map(EsmeDelivery.Pdu::of).toList(),
                arrived -> handsets.change(from, message.id(), arrived ? Status.DELIVERED : Status.FAILED));
        handsets.show(from, message);
        deliveries.add(from, delivery);
        return message;
    }

    /** The handset's latest messages, sent and received, oldest first. */
    public List<Message> messages(Msisdn handset) {
        return handsets.messages(handset);
    }

    /**
     * Passes the handset's latest messages and every later event to the watcher, in order; the watcher must not block.
     */
    public void watch(Msisdn handset, Consumer<HandsetEvent> watcher) {
        handsets.watch(handset, watcher);
    }

    /** Applies this fault to the next {@code times} submits. */
    public void fail(SmscFault fault, int times) {
        faults.add(fault, times);
    }

    /** Cancels all pending faults. */
    public void reset() {
        faults.clear();
    }

    public int boundSessions() {
        return sessions.count();
    }

    /** Drops every connection, as a failing SMSC does; ESMEs may bind again at once. */
    public void disconnect() {
        sessions.disconnect();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        workers.close();
    }
}
