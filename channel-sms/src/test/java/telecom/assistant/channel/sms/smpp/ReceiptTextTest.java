package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.sms.smpp.Incoming.Receipt;

class ReceiptTextTest {

    private static final String TEXT = "id:785729226 sub:001 dlvrd:001 submit date:2601221000 done date:2601221001 "
            + "stat:DELIVRD err:000 text:Hello id:1";

    @Test
    void readsTheTextOfAReceipt() {
        Receipt receipt = read(TEXT, Optional.empty(), Optional.empty());

        assertThat(receipt.delivered()).contains(true);
        assertThat(receipt.status()).isEqualTo("DELIVRD:000");
        assertThat(receipt.messageIds()).startsWith("785729226");
    }

    @Test
    void triesADecimalIdAsHexadecimal() {
        assertThat(read(TEXT, Optional.empty(), Optional.empty()).messageIds()).contains("2ed546ca");
    }

    @Test
    void triesAHexadecimalIdAsDecimal() {
        assertThat(ReceiptText.candidates(List.of("2ED546CA"))).containsExactly("2ed546ca", "785729226");
    }

    @Test
    void trustsTheParameterMoreThanTheText() {
        assertThat(read(TEXT, Optional.of("abc-1\0"), Optional.empty()).messageIds())
                .startsWith("abc-1", "785729226");
    }

    @Test
    void readsAReceiptWithoutText() {
        Receipt receipt = read("", Optional.of("77"), Optional.of(5));

        assertThat(receipt.delivered()).contains(false);
        assertThat(receipt.status()).isEqualTo("UNDELIV");
    }

    @Test
    void reportsNoOutcomeForWhatIsStillOnItsWay() {
        assertThat(read("id:1 stat:ACCEPTD err:000", Optional.empty(), Optional.empty())
                        .delivered())
                .isEmpty();
        assertThat(read("id:1 stat:UNKNOWN", Optional.empty(), Optional.empty()).delivered())
                .isEmpty();
    }

    @Test
    void ignoresAReceiptWithoutAnId() {
        assertThat(ReceiptText.read("+82", "stat:DELIVRD", Optional.empty(), Optional.empty()))
                .isInstanceOf(Incoming.Other.class);
    }

    private static Receipt read(String text, Optional<String> receiptedId, Optional<Integer> state) {
        return (Receipt) ReceiptText.read("+821012345678", text, receiptedId, state);
    }
}
