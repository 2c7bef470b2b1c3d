package telecom.assistant.channel.sms.smpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** An SMPP server for one bind at a time, on a free loopback port. */
final class Smsc implements AutoCloseable, ServerMessageReceiverListener {

    private static final int UNSUPPORTED = 0x03;

    private final ServerSocket socket;
    private final SMPPServerSessionListener listener;
    private final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();
    private final AtomicInteger binds = new AtomicInteger();
    private volatile CountDownLatch responses = new CountDownLatch(0);
    private volatile int refusal;
    private volatile SMPPServerSession session;

    Smsc() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        listener = new SMPPServerSessionListener(port(), new OneSocket(socket));
        listener.setMessageReceiverListener(this);
        Thread acceptor = new Thread(this::acceptBinds, "smsc");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    int binds() {
        return binds.get();
    }

    List<SubmitSm> submitted() {
        return submitted;
    }

    /** Answers each submission with this {@code command_status}. */
    void refuseWith(int status) {
        refusal = status;
    }

    /** Leaves all submissions unanswered until the end of the test. */
    void holdResponses() {
        responses = new CountDownLatch(1);
    }

    void dropConnection() {
        session.close();
    }

    /** Delivers a text and waits for its acknowledgement. */
    void deliver(String from, String to, String text) {
        deliver(from, to, new ESMClass(), (byte) 8, text.getBytes(StandardCharsets.UTF_16BE));
    }

    void deliverReceipt(String from, String text, String receiptedId) {
        deliver(
                from,
                "114",
                new ESMClass(0x04),
                (byte) 0,
                text.getBytes(StandardCharsets.US_ASCII),
                new OptionalParameter.Receipted_message_id(receiptedId));
    }

    private void deliver(
            String from, String to, ESMClass esmClass, byte coding, byte[] octets, OptionalParameter... parameters) {
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    from.substring(1),
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.ISDN,
                    to,
                    esmClass,
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    new RawDataCoding(coding),
                    octets,
                    parameters);
        } catch (Exception e) {
            Smsc.<RuntimeException>rethrow(e);
        }
    }

    /** Lets tests see the library's checked exceptions as they are. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable failure) throws E {
        throw (E) failure;
    }

    private void acceptBinds() {
        while (!socket.isClosed()) {
            try {
                SMPPServerSession accepted = listener.accept();
                accepted.setTransactionTimer(TimeUnit.SECONDS.toMillis(5));
                session = accepted;
                accepted.waitForBind(TimeUnit.SECONDS.toMillis(5)).accept("smsc");
                binds.incrementAndGet();
            } catch (IOException | TimeoutException | PDUStringException e) {
                // The socket was closed at the end of the test, or the client gave up.
            }
        }
    }

    @Override
    public void close() throws IOException {
        responses.countDown();
        socket.close();
        session.close();
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source) throws ProcessRequestException {
        submitted.add(submit);
        if (refusal != 0) {
            throw new ProcessRequestException("refused", refusal);
        }
        try {
            responses.await(30, TimeUnit.SECONDS);
            return new SubmitSmResult(new MessageId("id-" + submitted.size()), new OptionalParameter[0]);
        } catch (InterruptedException | PDUStringException e) {
            throw new ProcessRequestException("interrupted", UNSUPPORTED, e);
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submit, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw unsupported();
    }

    private static ProcessRequestException unsupported() {
        return new ProcessRequestException("unsupported", UNSUPPORTED);
    }

    /** Listens on a socket that is already open, because the library cannot choose a free port. */
    private record OneSocket(ServerSocket socket) implements ServerConnectionFactory {

        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return listen(port);
        }
    }
}
