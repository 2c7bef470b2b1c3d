package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void readsSeconds() {
        assertThat(RetryAfter.parse(" 7 ", NOW)).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"0.5, -, 500", ".5, -, 500", "1.250, -, 1250", "7, 250, 250", "-, 1500.5, 1500", "7, soon, 7000"})
    void readsFractionsAndPrefersMilliseconds(String seconds, String millis, long expected) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        Optional.ofNullable(seconds).ifPresent(value -> headers.add("Retry-After", value));
        Optional.ofNullable(millis).ifPresent(value -> headers.add("Retry-After-Ms", value));

        assertThat(RetryAfter.readFrom(headers, NOW).map(Duration::toMillis)).contains(expected);
    }

    @Test
    void readsDate() {
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 12:00:30 GMT", NOW)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 11:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void ignoresMalformedHeaders() {
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
        assertThat(RetryAfter.parse("soon", NOW)).isEmpty();
        assertThat(RetryAfter.parse("-3", NOW)).isEmpty();
        assertThat(RetryAfter.parse("99999999999999999999", NOW)).isEmpty();
    }
}
