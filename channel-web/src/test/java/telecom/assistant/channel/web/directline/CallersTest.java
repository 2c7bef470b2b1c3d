package telecom.assistant.channel.web.directline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.http.AddressLimits;
import telecom.assistant.channel.web.WebFixtures;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

class CallersTest {

    private static final WebConfig SECURED =
            WebFixtures.config(Map.of("assistant.web.direct-line.secret", "the secret of the operator"));
    private static final WebConfig OPEN = WebFixtures.config(Map.of());

    @Test
    void theSecretIdentifiesTheOperator() {
        assertThat(callers(SECURED).of(local("Bearer the secret of the operator")))
                .isEqualTo(Caller.OPERATOR);
        assertRefused(() -> callers(SECURED).of(local("Bearer another secret")), Reason.TOKEN_INVALID);
        assertRefused(() -> callers(SECURED).of(local("Basic dXNlcg==")), Reason.UNAUTHENTICATED);
        assertRefused(() -> callers(SECURED).of(local(null)), Reason.UNAUTHENTICATED);
    }

    @Test
    void withoutASecretALocalCallerIsTheOperator() {
        assertThat(callers(OPEN).of(local(null))).isEqualTo(Caller.OPERATOR);
    }

    @Test
    void withoutASecretOtherMachinesAreRefused() {
        HttpServerRequest elsewhere = request("10.0.0.7", null);
        String token = tokens(OPEN)
                .issue(new Grant("chat-1", "account-1"), DirectLineTokens.Use.BEARER, Duration.ofMinutes(1));

        assertRefused(() -> callers(OPEN).of(elsewhere), Reason.TOKEN_INVALID);
        assertRefused(() -> callers(OPEN).of(request("10.0.0.7", "Bearer " + token)), Reason.TOKEN_INVALID);
        assertThat(callers(SECURED).of(request("10.0.0.7", "Bearer the secret of the operator")))
                .isEqualTo(Caller.OPERATOR);
    }

    @Test
    void aTokenNeverIdentifiesTheOperator() {
        Grant grant = new Grant("chat-1", "account-1");
        String token = tokens(SECURED).issue(grant, DirectLineTokens.Use.BEARER, Duration.ofMinutes(1));

        assertThat(callers(SECURED).of(local("Bearer " + token)).token().map(Token::grant))
                .contains(grant);
        assertRefused(() -> callers(SECURED).requireOperator(local("Bearer " + token)), Reason.TOKEN_INVALID);
    }

    @Test
    void limitsTheNumberOfGuessesAtTheSecret() {
        Callers callers = new Callers(
                tokens(SECURED),
                new AddressLimits(WebFixtures.limits(Map.of("assistant.limits.address.wrong-credentials", "3"))),
                SECURED);
        String token = tokens(SECURED)
                .issue(new Grant("chat-1", "account-1"), DirectLineTokens.Use.BEARER, Duration.ofMinutes(1));

        for (int guess = 1; guess <= 3; guess++) {
            String wrong = "Bearer guess " + guess;
            assertRefused(() -> callers.of(request("203.0.113.7", wrong)), Reason.TOKEN_INVALID);
        }

        assertRefused(() -> callers.of(request("203.0.113.7", "Bearer the secret of the operator")), Reason.TOO_MANY);
        assertThat(callers.of(request("203.0.113.7", "Bearer " + token)).token())
                .isPresent();
        assertThat(callers.of(request("203.0.113.8", "Bearer the secret of the operator")))
                .isEqualTo(Caller.OPERATOR);
    }

    private static HttpServerRequest local(String authorization) {
        return request("127.0.0.1", authorization);
    }

    /** A request with only a remote address and a credential. */
    private static HttpServerRequest request(String address, String authorization) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (authorization != null) {
            headers.add(HttpHeaders.AUTHORIZATION, authorization);
        }
        return (HttpServerRequest) Proxy.newProxyInstance(
                CallersTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "remoteAddress" -> SocketAddress.inetSocketAddress(40_000, address);
                    case "headers" -> headers;
                    case "getHeader" -> headers.get((CharSequence) arguments[0]);
                    case "authority" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Callers callers(WebConfig config) {
        return new Callers(tokens(config), new AddressLimits(WebFixtures.limits(Map.of())), config);
    }

    private static DirectLineTokens tokens(WebConfig config) {
        return new DirectLineTokens(config, WebFixtures.subscribers());
    }

    private static void assertRefused(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(WebFailure.class, failure -> assertThat(failure.reason())
                .isEqualTo(reason));
    }
}
