package telecom.assistant.channel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private final DeadLetter letter =
            new DeadLetter(new IllegalStateException("said: 요금 알려줘", new IllegalArgumentException("+821000000101")));

    @Test
    void namesTheTypeOfTheFailureWithoutQuotingItsMessage() {
        assertThat(letter).hasMessage("IllegalStateException");
    }

    @Test
    void namesTheFirstCauseAndItsPlaceWithoutQuotingItsMessage() {
        assertThat(letter.getCause())
                .hasNoCause()
                .message()
                .matches("IllegalArgumentException at channel\\.kafka\\.DeadLetterTest:\\d+");
    }

    @Test
    void namesTheCauseOfExhaustedRetries() {
        IllegalStateException exhausted = new IllegalStateException("Retries exhausted: 3/3");
        exhausted.addSuppressed(new ArithmeticException("+821000000101"));

        assertThat(new DeadLetter(new CompletionException(exhausted)))
                .hasMessage("IllegalStateException")
                .cause()
                .message()
                .startsWith("ArithmeticException");
    }
}
