package telecom.assistant.local.smsc;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import telecom.assistant.local.process.StackFailure;

/** Accepts connections, and binds those with the right system id and password. Keeps {@link EsmeSessions} up to date. */
final class SmppServer implements AutoCloseable {
    private static final int BIND_MILLIS = 5_000;
    private static final int TRANSACTION_MILLIS = 5_000;
    private static final int ENQUIRE_LINK_MILLIS = 30_000;
    private static final int PDU_THREADS = 4;
    private static final int PDU_QUEUE = 1_000;

    private final SmscAccount account;
    private final EsmeSessions sessions;
    private final Runnable onBound;
    private final LoopbackSockets sockets = new LoopbackSockets();
    private final SMPPServerSessionListener listener;

    SmppServer(int port, SmscAccount account, SubmitOnly submits, EsmeSessions sessions, Runnable onBound) {
        this.account = account;
        this.sessions = sessions;
        this.onBound = onBound;
        try {
            this.listener = new SMPPServerSessionListener(port, sockets);
        } catch (IOException e) {
            throw new StackFailure("the SMSC stand-in cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        listener.setMessageReceiverListener(submits);
        listener.setPduProcessorDegree(PDU_THREADS);
        listener.setQueueCapacity(PDU_QUEUE);
    }

    void start() {
        daemon("smsc-accept", this::acceptUntilClosed);
    }

    int port() {
        return sockets.port();
    }

    private void acceptUntilClosed() {
        try {
            while (true) {
                SMPPServerSession session = listener.accept();
                daemon("smsc-bind", () -> bind(session));
            }
        } catch (IOException closed) {
            sessions.disconnect();
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(BIND_MILLIS);
            if (!account.systemId().equals(request.getSystemId())) {
                request.reject(SMPPConstant.STAT_ESME_RINVSYSID);
            } else if (!account.password().equals(request.getPassword())) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            } else {
                accept(session, request);
            }
        } catch (TimeoutException | IOException | PDUStringException | IllegalStateException e) {
            session.close();
        }
    }

    private void accept(SMPPServerSession session, BindRequest request) throws PDUStringException, IOException {
        session.setTransactionTimer(TRANSACTION_MILLIS);
        session.setEnquireLinkTimer(ENQUIRE_LINK_MILLIS);
        session.addSessionStateListener((newState, oldState, source) -> {
            if (newState == SessionState.CLOSED || newState == SessionState.UNBOUND) {
                sessions.remove(session);
            }
        });
        request.accept("smsc-stand-in", InterfaceVersion.IF_34);
        sessions.add(session);
        onBound.run();
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new StackFailure("the SMSC stand-in cannot close: " + e.getMessage(), e);
        }
        sessions.disconnect();
    }
}
