package telecom.assistant.channel.web.directline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.web.Fixtures;
import telecom.assistant.channel.web.WebConfig;
import telecom.assistant.channel.web.WebFailure;
import telecom.assistant.channel.web.WebFailure.Reason;

class CallersTest {

    private static final WebConfig SECURED =
            Fixtures.config(Map.of("assistant.web.direct-line.secret", "the secret of the operator"));
    private static final WebConfig OPEN = Fixtures.config(Map.of());

    @Test
    void theSecretMakesTheOperator() {
        assertThat(callers(SECURED).of("Bearer the secret of the operator")).isInstanceOf(Caller.Operator.class);
        assertRefused(() -> callers(SECURED).of("Bearer another secret"), Reason.TOKEN_INVALID);
        assertRefused(() -> callers(SECURED).of("Basic dXNlcg=="), Reason.UNAUTHENTICATED);
        assertRefused(() -> callers(SECURED).of(null), Reason.UNAUTHENTICATED);
    }

    @Test
    void withoutASecretThisMachineIsTheOperator() {
        assertThat(callers(OPEN).of(null)).isInstanceOf(Caller.Operator.class);
    }

    @Test
    void aTokenNeverMakesTheOperator() {
        Grant grant = new Grant("chat-1", "account-1", Fixtures.SUBSCRIBER);
        String token = tokens(SECURED).issue(grant, Tokens.Use.BEARER, Duration.ofMinutes(1));

        assertThat(callers(SECURED).of("Bearer " + token)).isEqualTo(new Caller.Holder(grant));
        assertRefused(() -> callers(SECURED).requireOperator("Bearer " + token), Reason.TOKEN_INVALID);
    }

    private static Callers callers(WebConfig config) {
        return new Callers(tokens(config), config);
    }

    private static Tokens tokens(WebConfig config) {
        return new Tokens(config, Fixtures.subscribers());
    }

    private static void assertRefused(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(WebFailure.class, failure -> assertThat(failure.reason())
                .isEqualTo(reason));
    }
}
