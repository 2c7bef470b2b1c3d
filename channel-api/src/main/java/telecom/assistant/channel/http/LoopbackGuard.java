package telecom.assistant.channel.http;

import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/**
 * Protects an endpoint that has no secret configured: only programs and pages on this machine may use it. A request
 * that a proxy forwarded is not local, wherever the proxy runs, but it can only be recognised if the proxy adds a
 * header. A request that a page of another site made a local browser send is not local either; it is recognised by its
 * {@code Origin}, its {@code Sec-Fetch-Site}, or, if the site's name resolves to the loopback address, its
 * {@code Host}. Stateless and therefore thread-safe.
 */
public final class LoopbackGuard {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private static final Set<String> PROXY_HEADERS = Set.of(
            "forwarded",
            "via",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-original-forwarded-for",
            "x-envoy-external-address",
            "true-client-ip",
            "cf-connecting-ip",
            "fastly-client-ip");

    private LoopbackGuard() {}

    /** Whether the request comes from this machine. Check this before a WebSocket upgrade, and refuse with HTTP 403. */
    public static boolean admits(HttpServerRequest request) {
        return admits(request.remoteAddress(), request.authority(), request.headers());
    }

    /** Whether a host name or address, as written in a URL, denotes this machine. */
    public static boolean isLoopbackName(String host) {
        return host != null && LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT));
    }

    static boolean admits(SocketAddress remote, HostAndPort authority, MultiMap headers) {
        return isLoopback(remote)
                && headers.names().stream().noneMatch(LoopbackGuard::isAddedByProxies)
                && (authority == null || isLoopbackName(authority.host()))
                && headers.getAll("Sec-Fetch-Site").stream().noneMatch("cross-site"::equalsIgnoreCase)
                && headers.getAll("Origin").stream().allMatch(LoopbackGuard::isLoopbackOrigin);
    }

    private static boolean isAddedByProxies(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded") || PROXY_HEADERS.contains(name);
    }

    /** Whether a connection comes from this machine. */
    static boolean isLoopback(SocketAddress remote) {
        byte[] address = remote == null || remote.hostAddress() == null
                ? null
                : NetUtil.createByteArrayFromIpAddressString(remote.hostAddress());
        try {
            return address != null && InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an IP address must have 4 or 16 bytes", e);
        }
    }

    private static boolean isLoopbackOrigin(String origin) {
        try {
            return isLoopbackName(URI.create(origin).getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
