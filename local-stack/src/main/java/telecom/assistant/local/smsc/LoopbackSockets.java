package telecom.assistant.local.smsc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;

/** Listens on loopback only; the library's own factory listens on every address. */
final class LoopbackSockets implements ServerConnectionFactory {
    private static final int BACKLOG = 50;

    private int port;

    @Override
    public ServerConnection listen(int requested) throws IOException {
        return listen(requested, 0, BACKLOG);
    }

    @Override
    public ServerConnection listen(int requested, int timeout) throws IOException {
        return listen(requested, timeout, BACKLOG);
    }

    @Override
    public ServerConnection listen(int requested, int timeout, int backlog) throws IOException {
        ServerSocket socket = new ServerSocket(requested, backlog, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(timeout);
        port = socket.getLocalPort();
        return new ServerSocketConnection(socket);
    }

    /** The port that it listens on, even if any free port was requested. */
    int port() {
        return port;
    }
}
