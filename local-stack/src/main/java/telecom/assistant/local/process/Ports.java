package telecom.assistant.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Hands out free loopback ports: the usual one, or the next free one above it. One instance never hands out the same port
 * twice, so parts that start later cannot collide.
 */
public final class Ports {
    private static final int TRIES = 200;

    private final Set<Integer> given = new HashSet<>();

    public synchronized int firstFree(int usual) {
        for (int port = usual; port < usual + TRIES; port++) {
            if (!given.contains(port) && isFree(port)) {
                given.add(port);
                return port;
            }
        }
        throw new StackFailure("no free port from " + usual + " to " + (usual + TRIES - 1));
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
