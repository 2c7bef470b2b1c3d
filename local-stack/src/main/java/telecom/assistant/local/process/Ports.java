package telecom.assistant.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Hands out free loopback ports: the preferred port, or the next free one above it. One instance never hands out the
 * same port twice, so parts that start later cannot collide.
 */
public final class Ports {
    private static final int TRIES = 200;

    private final Set<Integer> handedOut = new HashSet<>();

    public synchronized int firstFree(int preferred) {
        for (int port = preferred; port < preferred + TRIES; port++) {
            if (!handedOut.contains(port) && isFree(port)) {
                handedOut.add(port);
                return port;
            }
        }
        throw new StackFailure("no free port from " + preferred + " to " + (preferred + TRIES - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
