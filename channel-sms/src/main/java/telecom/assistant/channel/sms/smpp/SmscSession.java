package telecom.assistant.channel.sms.smpp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUSender;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.smpp.pdu.FrameReader;

/**
 * One connection to the SMSC and one bind over it. The library binds, submits and probes the link; deliveries from the
 * SMSC are taken off the stream before the library sees them (ADR 23).
 */
final class SmscSession {

    private final SmsConfig.Smpp config;
    private final SmscHost smsc;
    private final BindType type;
    private final Deliveries deliveries;
    private final FrameReader reader;
    private final LibrarySession session;

    /**
     * Whether the session has been closed. Kept here because the library's own state returns to BOUND if the connection
     * is closed while it reads the response to the bind.
     */
    private volatile boolean closed;

    /** It is this side that unbinds. */
    private volatile boolean leaving;

    /**
     * @param responder writes the responses to deliveries
     * @param onClosed called once either side has closed the session
     */
    SmscSession(
            SmsConfig.Smpp config,
            SmscHost smsc,
            BindType type,
            SmscProfile profile,
            IncomingHandler handler,
            Executor responder,
            Consumer<SmscSession> onClosed) {
        this.config = config;
        this.smsc = smsc;
        this.type = type;
        PDUSender sender = new SynchronizedPDUSender(new DefaultPDUSender());
        this.deliveries = new Deliveries(
                handler,
                new IncomingReader(profile.codePages(), profile.ids()),
                config.inboundLimit(),
                responder,
                sender);
        this.reader = new FrameReader(deliveries::take);
        this.session = new LibrarySession(sender, reader, this::connect);
        session.setPduProcessorDegree(1);
        session.setQueueCapacity(config.inboundLimit() + config.window());
        session.setTransactionTimer(config.transactionTimer().toMillis());
        session.setEnquireLinkTimer((int) config.enquireLink().toMillis());
        session.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.UNBOUND && !leaving) {
                // The SMSC has unbound. It need not close the connection, on which nothing can be submitted any more.
                responder.execute(session::close);
            } else if (now == SessionState.CLOSED) {
                closed = true;
                session.endBind();
                onClosed.accept(this);
            }
        });
    }

    /** Connects and binds; blocks. */
    void bind() throws IOException {
        SmppAddress address = SmppAddress.of(config.address());
        BindParameter parameters = new BindParameter(
                type,
                config.systemId(),
                config.password().orElse(""),
                "",
                address.type(),
                address.plan(),
                address.digits(),
                InterfaceVersion.IF_34);
        session.connectAndBind(
                smsc.name(), smsc.port(), parameters, config.connectTimeout().toMillis());
    }

    /**
     * Whether the session is bound and the other side still sends PDUs, even if they are only answers to our probes.
     */
    boolean isAlive() {
        return !closed
                && session.getSessionState().isBound()
                && !remainingPatience().isNegative();
    }

    /**
     * How much longer the other side may stay silent. A silent link is probed after {@code enquire-link}, and the
     * answer has to arrive within {@code transaction-timer}.
     */
    Duration remainingPatience() {
        return config.enquireLink()
                .plus(config.transactionTimer().multipliedBy(2))
                .minus(reader.silentFor());
    }

    /** The library's session, for submissions. */
    SMPPSession library() {
        return session;
    }

    void close() {
        session.close();
    }

    void unbindAndClose() {
        leaving = true;
        session.unbindAndClose();
    }

    /** Connects as the library does, but with a time-out. */
    private Connection connect(String address, int port) throws IOException {
        Socket socket = smsc.connect(config.connectTimeout());
        try {
            Connection connection = new SocketConnection(socket);
            deliveries.respondOver(connection.getOutputStream());
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Lets a bind fail when the connection is closed; the library alone would go on waiting for the response. */
    private static final class LibrarySession extends SMPPSession {

        private static final int FIRST_REQUEST = 1;

        LibrarySession(PDUSender sender, FrameReader reader, ConnectionFactory connections) {
            super(sender, reader, connections);
        }

        private void endBind() {
            PendingResponse<Command> bind = removePendingResponse(FIRST_REQUEST);
            if (bind != null) {
                bind.doneWithInvalidResponse(new InvalidResponseException("connection closed"));
            }
        }
    }
}
