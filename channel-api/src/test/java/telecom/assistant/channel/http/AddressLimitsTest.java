package telecom.assistant.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.limit.Limits;

class AddressLimitsTest {

    private static final SocketAddress ELSEWHERE = SocketAddress.inetSocketAddress(1, "203.0.113.7");
    private static final SocketAddress HERE = SocketAddress.inetSocketAddress(1, "127.0.0.1");

    private long nanos;
    private final AddressLimits limits = new AddressLimits(
            Limits.of(Map.of(
                    "assistant.limits.address.requests", "10", "assistant.limits.address.wrong-credentials", "2")),
            () -> nanos);

    @Test
    void limitsRequestsOfOtherAddressesButNotOfThisMachine() {
        for (int i = 0; i < 10; i++) {
            assertThat(limits.admit(ELSEWHERE)).isTrue();
        }
        assertThat(limits.admit(ELSEWHERE)).isFalse();
        assertThat(limits.admit(SocketAddress.inetSocketAddress(1, "203.0.113.8")))
                .isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(limits.admit(HERE)).isTrue();
        }

        nanos += Duration.ofMinutes(1).toNanos();

        assertThat(limits.admit(ELSEWHERE)).isTrue();
    }

    @Test
    void limitsHowManyWrongCredentialsAnAddressMayTry() {
        limits.recordWrongCredential(ELSEWHERE);
        assertThat(limits.mayGuess(ELSEWHERE)).isTrue();
        limits.recordWrongCredential(ELSEWHERE);
        assertThat(limits.mayGuess(ELSEWHERE)).isFalse();
        limits.recordWrongCredential(ELSEWHERE);

        nanos += Duration.ofMinutes(1).toNanos();

        assertThat(limits.mayGuess(ELSEWHERE)).isTrue();
    }
}
