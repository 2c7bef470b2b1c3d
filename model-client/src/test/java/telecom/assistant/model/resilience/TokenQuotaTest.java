package telecom.assistant.model.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TokenQuotaTest {

    private long now = 5;
    private final TokenQuota quota = new TokenQuota("primary", 600, Duration.ofSeconds(10), () -> now);

    @Test
    void grantsAMinutesTokensAtOnceAndMoreAsTheyAreRefilled() {
        assertThat(quota.reserve(600)).hasValue(0);

        assertThat(quota.reserve(50)).hasValue(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void refillsSteadilyAndNotBeyondAMinutesTokens() {
        quota.reserve(600);
        now += Duration.ofSeconds(30).toNanos();
        assertThat(quota.left()).isEqualTo(300);

        now += Duration.ofHours(2).toNanos();
        assertThat(quota.left()).isEqualTo(600);
    }

    @Test
    void refusesWhatWouldWaitTooLongAndReservesNothingForIt() {
        quota.reserve(600);

        assertThat(quota.reserve(101)).isEqualTo(OptionalLong.empty());
        assertThat(quota.left()).isZero();
    }

    @Test
    void givesBackWhatWasNotUsedAndOwesTheExcess() {
        quota.reserve(600);
        quota.settle(600, 100);
        assertThat(quota.left()).isEqualTo(500);

        quota.reserve(500);
        quota.settle(500, 550);
        assertThat(quota.reserve(10)).hasValue(Duration.ofSeconds(6).toNanos());
    }

    @Test
    void neverReservesMoreThanAMinutesTokensForOneRequest() {
        assertThat(quota.reservable(100_000)).isEqualTo(600);
    }

    @Test
    void namesTheSettingOfAQuotaOfZero() {
        assertThatThrownBy(() -> new TokenQuota("primary", 0, Duration.ZERO))
                .hasMessageContaining("assistant.model.tiers.primary.tokens-per-minute");
    }
}
