package telecom.assistant.channel.sms.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A host and port on which an SMSC listens, and how connections to it are secured. */
record SmscHost(String name, int port, SmscTls tls) {

    private static final int HIGHEST_PORT = 65_535;

    /** Without TLS. */
    SmscHost(String name, int port) {
        this(name, port, SmscTls.NONE);
    }

    /** @param address {@code smsc.example.com:2775} */
    static SmscHost of(String address, SmscTls tls) {
        int colon = address.lastIndexOf(':');
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= HIGHEST_PORT) {
                return new SmscHost(address.substring(0, colon), port, tls);
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new IllegalArgumentException("standby: " + address + " (expected: host:port)");
    }

    /** Opens a connection; blocks. The limit is for the connection, and again for each step of securing it. */
    Socket connect(Duration limit) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(name, port), (int) limit.toMillis());
            return tls.secure(socket, name, port, limit);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return name + ':' + port;
    }
}
