package telecom.assistant.benchmarks.cluster;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.local.process.Await;

/**
 * Forwards TCP connections to a server on this machine, and can lose them like a firewall that has dropped its state:
 * nothing passes in either direction any more, not even the end of the connection. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final int serverPort;
    private final NetServer proxy;

    private TcpProxy(int serverPort) {
        this.serverPort = serverPort;
        NetServerOptions options = new NetServerOptions().setHost(LOOPBACK).setPort(0);
        this.proxy = Await.done(
                "the proxy cannot listen",
                vertx.createNetServer(options).connectHandler(this::accept).listen());
    }

    /** Starts a proxy for a server's port, whether or not the server is running. */
    public static TcpProxy start(int serverPort) {
        return new TcpProxy(serverPort);
    }

    /** The port to connect to instead of the server's. */
    public int port() {
        return proxy.actualPort();
    }

    private void accept(NetSocket near) {
        near.pause();
        client.connect(serverPort, LOOPBACK)
                .onSuccess(far -> links.add(new Link(near, far)))
                .onFailure(refused -> near.close());
    }

    /** Loses all connections that are open; new ones pass. Returns how many were lost. */
    public int loseConnections() {
        int lost = 0;
        for (Link link : links) {
            lost += link.lose() ? 1 : 0;
        }
        return lost;
    }

    /** Closes the lost connections on the server's side. Their clients still notice nothing. */
    public void endLostAtServer() {
        links.forEach(Link::endAtServerIfLost);
    }

    @Override
    public void close() {
        Await.done("the proxy did not close", vertx.close());
    }

    /** A client's connection, and the one to the server that continues it. */
    private final class Link {

        private final NetSocket far;
        private volatile boolean lost;

        private Link(NetSocket near, NetSocket far) {
            this.far = far;
            join(near, far);
            join(far, near);
            near.resume();
        }

        private void join(NetSocket from, NetSocket to) {
            from.handler(data -> pass(data, from, to));
            from.exceptionHandler(broken -> {});
            from.closeHandler(closed -> end(to));
        }

        private void pass(Buffer data, NetSocket from, NetSocket to) {
            if (lost) {
                return;
            }
            to.write(data);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(drained -> from.resume());
            }
        }

        private void end(NetSocket other) {
            if (!lost) {
                links.remove(this);
                other.close();
            }
        }

        /** Returns false if the connection had already been lost. */
        private synchronized boolean lose() {
            boolean first = !lost;
            lost = true;
            return first;
        }

        private void endAtServerIfLost() {
            if (lost) {
                links.remove(this);
                far.close();
            }
        }
    }
}
