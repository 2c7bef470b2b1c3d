package telecom.assistant.model.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.model.ModelFailure.Reason;

class RetryPolicyTest {

    private final RetryConfig policy = RetryPolicy.of(5, Duration.ofSeconds(1), Duration.ofSeconds(4));

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "3, 4000", "4, 4000"})
    void backsOffOneTwoAndFourSecondsWhenTheTierDoesNotSayHowLong(int attempt, long millis) {
        long pause =
                policy.<Void>getIntervalBiFunction().apply(attempt, Either.left(FakeTier.failure(Reason.OVERLOADED)));

        assertThat(pause).isBetween(millis * 8 / 10, millis * 12 / 10);
    }
}
