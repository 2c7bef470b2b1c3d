package telecom.assistant.channel.sms.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.SynchronizedPDUReader;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import telecom.assistant.channel.sms.config.SmsConfig;

/** Creates the library's sessions, each for one bind, with the settings that this channel needs. */
final class Sessions {

    private final SmsConfig.Smpp config;
    private final String host;
    private final Executor responder;

    /** @param responder writes the responses of the sessions */
    Sessions(SmsConfig.Smpp config, String host, Executor responder) {
        this.config = config;
        this.host = host;
        this.responder = responder;
    }

    /** A new session, not connected yet. Reports when either side has closed it. */
    SMPPSession create(IncomingHandler handler, Consumer<SMPPSession> onClosed) {
        DeliverSmListener listener = new DeliverSmListener(handler, config.inboundLimit(), responder);
        SMPPSession session =
                new SMPPSession(listener, new SynchronizedPDUReader(new DefaultPDUReader()), this::connect);
        // A single thread, which never waits, keeps the order of arrival.
        session.setPduProcessorDegree(1);
        session.setQueueCapacity(config.inboundLimit() + config.window());
        session.setTransactionTimer(config.transactionTimer().toMillis());
        session.setEnquireLinkTimer((int) config.enquireLink().toMillis());
        session.setMessageReceiverListener(listener);
        session.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED) {
                onClosed.accept(session);
            }
        });
        return session;
    }

    /** Connects and binds as a transceiver; blocks. */
    void bind(SMPPSession session) throws IOException {
        SmppAddress address = SmppAddress.of(config.address());
        BindParameter parameters = new BindParameter(
                BindType.BIND_TRX,
                config.systemId(),
                config.password().orElse(""),
                "",
                address.type(),
                address.plan(),
                address.digits(),
                InterfaceVersion.IF_34);
        session.connectAndBind(
                host, config.port(), parameters, config.connectTimeout().toMillis());
    }

    /** Connects as the library does, but with a limit on the wait for the connection. */
    private Connection connect(String address, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, port), (int)
                    config.connectTimeout().toMillis());
            return new SocketConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
