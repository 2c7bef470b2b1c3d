package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageIdTest {

    @ParameterizedTest
    @CsvSource({
        "5670, 0000005670",
        "0a001628, a001628",
        "0a001629, 167777833",
        "7f00162a, 0x7f00162a",
        "7F00162A, 7f00162a",
        "0x7F00162A, 2130712106",
        "2130712106, 0x7F00162A",
        "000, 0",
        "abc-01, ABC-01"
    })
    void findsAnIdInEveryNotation(String response, String receipt) {
        assertThat(MessageId.candidates(List.of(receipt))).contains(MessageId.canonical(response));
    }

    @ParameterizedTest
    @CsvSource({"10, 100", "0x10, 100", "id-01, id-1", "a0, a", "5670, 56700"})
    void keepsDifferentIdsApart(String response, String receipt) {
        assertThat(MessageId.candidates(List.of(receipt))).doesNotContain(MessageId.canonical(response));
    }

    @Test
    void prefersTheNotationOfTheReceipt() {
        assertThat(MessageId.candidates(List.of("16"))).containsExactly("16", "10", "22");
    }

    @Test
    void triesIdsExactlyAsWrittenLast() {
        assertThat(MessageId.candidates(List.of("0000005670")))
                .startsWith("5670")
                .endsWith("0000005670");
        assertThat(MessageId.candidates(List.of("0X7F "))).startsWith("7f").endsWith("0x7f");
    }

    @Test
    void treatsAMissingIdAsEmpty() {
        assertThat(MessageId.canonical(null)).isEmpty();
        assertThat(MessageId.candidates(List.of("", " \0"))).isEmpty();
    }
}
