package telecom.assistant.channel.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Undelivered.Reason;

class UndeliveredTest {

    @Test
    void holdsNothingThatWouldSpoilALogLine() {
        assertThat(new Undelivered(Reason.REFUSED, "UNDELIV:\0\n 요금 conversation=1").detail())
                .isEqualTo("UNDELIV:conversation=1");
        assertThat(new Undelivered(Reason.REFUSED, "x".repeat(1000)).detail()).hasSize(40);
    }

    @Test
    void hasAReasonEvenWhereNoneWasGiven() {
        assertThat(new Undelivered(null, null)).isEqualTo(new Undelivered(Reason.UNKNOWN, null));
    }
}
