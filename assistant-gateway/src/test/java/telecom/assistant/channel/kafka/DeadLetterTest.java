package telecom.assistant.channel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private final DeadLetter letter =
            new DeadLetter(new IllegalStateException("said: 요금 알려줘", new IllegalArgumentException("+821000000101")));

    @Test
    void namesTheTypeOfTheFailureWithoutQuotingItsMessage() {
        assertThat(letter).hasMessage("IllegalStateException");
    }

    @Test
    void hasNoCauseThatCouldQuoteAnything() {
        assertThat(letter).hasNoCause();
    }
}
