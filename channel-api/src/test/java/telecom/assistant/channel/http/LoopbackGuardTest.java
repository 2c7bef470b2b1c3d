package telecom.assistant.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackGuardTest {

    private static final SocketAddress LOCAL = SocketAddress.inetSocketAddress(50_000, "127.0.0.1");
    private static final HostAndPort LOCALHOST = HostAndPort.create("localhost", 8080);

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void admitsLoopbackAddresses(String address) {
        assertThat(admits(SocketAddress.inetSocketAddress(50_000, address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7", "192.168.0.1", "2001:db8::1", "::ffff:10.0.0.7"})
    void refusesOtherAddresses(String address) {
        assertThat(admits(SocketAddress.inetSocketAddress(50_000, address))).isFalse();
    }

    @Test
    void refusesAnUnknownAddress() {
        assertThat(admits(null)).isFalse();
        assertThat(admits(SocketAddress.domainSocketAddress("/run/gateway.sock")))
                .isFalse();
    }

    @Test
    void refusesCrossSiteBrowserRequests() {
        headers.add("Sec-Fetch-Site", "cross-site");

        assertThat(admits(LOCAL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "same-site", "none"})
    void admitsBrowserRequestsOfLocalPages(String site) {
        headers.add("Sec-Fetch-Site", site);

        assertThat(admits(LOCAL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For",
                "x-forwarded-for",
                "X-Forwarded",
                "Forwarded",
                "Via",
                "X-Real-IP",
                "True-Client-IP",
                "CF-Connecting-IP",
                "X-Client-IP",
                "X-Envoy-External-Address",
                "X-Original-Forwarded-For"
            })
    void refusesForwardedRequests(String header) {
        headers.add(header, "127.0.0.1");

        assertThat(admits(LOCAL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "https://[::1]:8443", "http://LOCALHOST"})
    void admitsLocalPages(String origin) {
        headers.add("Origin", origin);

        assertThat(admits(LOCAL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "http://localhost.elsewhere.example",
                "http://localhost@elsewhere.example",
                "null",
                "",
                "no uri"
            })
    void refusesPagesOfOtherSites(String origin) {
        headers.add("Origin", origin);

        assertThat(admits(LOCAL)).isFalse();
    }

    @Test
    void refusesASecondOriginThatIsNotLocal() {
        headers.add("Origin", "http://localhost").add("Origin", "https://elsewhere.example");

        assertThat(admits(LOCAL)).isFalse();
    }

    @Test
    void refusesAForeignHostNameThatPointsHere() {
        assertThat(LoopbackGuard.admits(LOCAL, HostAndPort.create("rebound.example", 8080), headers))
                .isFalse();
    }

    private boolean admits(SocketAddress remote) {
        return LoopbackGuard.admits(remote, LOCALHOST, headers);
    }
}
