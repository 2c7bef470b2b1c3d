package telecom.assistant.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.access.TestAccess;

class AdminGuardTest {

    private static final String HERE = "127.0.0.1";
    private static final String ELSEWHERE = "10.0.0.7";

    private final AdminGuard open = guard(null, "engine");
    private final AdminGuard secured = guard("secret-1", "engine");

    @Test
    void admitsThisMachineIfNoTokenIsConfigured() {
        assertThatCode(() -> open.admit(request(HERE, null))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "Bearer secret-1")
    void refusesOtherMachinesIfNoTokenIsConfigured(String authorization) {
        assertRefused(open, request(ELSEWHERE, authorization), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer secret-1", "bearer secret-1"})
    void admitsTheConfiguredTokenFromAnywhere(String authorization) {
        assertThatCode(() -> secured.admit(request(ELSEWHERE, authorization))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Bearer secret-2", "Bearer", "Bearer ", "Basic secret-1", "secret-1"})
    void refusesAllOtherCredentialsIfATokenIsConfigured(String authorization) {
        assertRefused(secured, request(HERE, authorization), 401);
    }

    @Test
    void answersNotFoundOnANodeWithoutTheEngine() {
        assertRefused(guard("secret-1", "desk"), request(HERE, "Bearer secret-1"), 404);
    }

    private static void assertRefused(AdminGuard guard, HttpServerRequest request, int status) {
        assertThatThrownBy(() -> guard.admit(request))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status))
                .hasMessageNotContaining("secret");
    }

    static AdminGuard guard(String token, String role) {
        return new AdminGuard(Settings.admin(token), new NodeRoles(List.of(role)), TestAccess.WITHOUT_LOG_IN);
    }

    /** A request that has only an address and credentials. */
    static HttpServerRequest request(String address, String authorization) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (authorization != null) {
            headers.add("Authorization", authorization);
        }
        return (HttpServerRequest) Proxy.newProxyInstance(
                AdminGuardTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "remoteAddress" -> SocketAddress.inetSocketAddress(40_000, address);
                    case "headers" -> headers;
                    case "getHeader" -> headers.get(arguments[0].toString());
                    case "authority" -> null;
                    case "method" -> HttpMethod.DELETE;
                    case "path" -> "/admin/subscribers";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
