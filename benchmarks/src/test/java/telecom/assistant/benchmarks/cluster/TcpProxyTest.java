package telecom.assistant.benchmarks.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private static final int LIMIT_MILLIS = 5_000;
    private static final int QUIET_MILLIS = 300;

    private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::acceptAll);
        acceptor.setDaemon(true);
        acceptor.start();
        proxy = TcpProxy.start(server.getLocalPort());
    }

    private void acceptAll() {
        try {
            while (true) {
                accepted.add(server.accept());
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesBytesAndTheEndInBothDirections() throws Exception {
        try (Connection connection = new Connection()) {
            connection.client.getOutputStream().write('a');
            assertThat(connection.atServer.getInputStream().read()).isEqualTo('a');
            connection.atServer.getOutputStream().write('b');
            assertThat(connection.client.getInputStream().read()).isEqualTo('b');

            connection.atServer.close();

            assertThat(connection.client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void losesConnectionsWithoutAnEndAndLetsNewOnesPass() throws Exception {
        try (Connection lost = new Connection()) {
            assertThat(proxy.loseConnections()).isEqualTo(1);

            lost.client.getOutputStream().write('a');
            lost.atServer.getOutputStream().write('b');

            assertNothingArrives(lost.client);
            assertNothingArrives(lost.atServer);
            assertThat(proxy.loseConnections()).as("lost once").isZero();
            try (Connection fresh = new Connection()) {
                fresh.client.getOutputStream().write('c');
                assertThat(fresh.atServer.getInputStream().read()).isEqualTo('c');
            }
        }
    }

    @Test
    void endsLostConnectionsAtTheServerOnly() throws Exception {
        try (Connection lost = new Connection()) {
            proxy.loseConnections();

            proxy.endLostAtServer();

            assertThat(lost.atServer.getInputStream().read()).isEqualTo(-1);
            assertNothingArrives(lost.client);
        }
    }

    @Test
    void closesAConnectionWhoseServerIsDown() throws Exception {
        server.close();

        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            client.setSoTimeout(LIMIT_MILLIS);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static void assertNothingArrives(Socket socket) throws IOException {
        socket.setSoTimeout(QUIET_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    /** A connection through the proxy that has carried something. */
    private final class Connection implements AutoCloseable {

        private final Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        private final Socket atServer = accepted.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS);

        private Connection() throws IOException, InterruptedException {
            client.setSoTimeout(LIMIT_MILLIS);
            atServer.setSoTimeout(LIMIT_MILLIS);
            client.getOutputStream().write('x');
            assertThat(atServer.getInputStream().read()).isEqualTo('x');
        }

        @Override
        public void close() throws IOException {
            client.close();
            atServer.close();
        }
    }
}
