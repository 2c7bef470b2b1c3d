package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.sms.config.SmscProfileConfig.IdNotation;
import telecom.assistant.channel.sms.smpp.Incoming.Receipt;

class ReceiptTextTest {

    private static final String TEXT = "id:785729226 sub:001 dlvrd:001 submit date:2601221000 done date:2601221001 "
            + "stat:DELIVRD err:000 text:Hello id:1";

    @Test
    void readsTheTextOfAReceipt() {
        Receipt receipt = read(TEXT, Optional.empty(), OptionalInt.empty());

        assertThat(receipt.delivered()).contains(true);
        assertThat(receipt.status()).isEqualTo("DELIVRD:000");
        assertThat(receipt.messageIds()).startsWith("785729226").contains("2ed546ca");
    }

    @Test
    void trustsTheParameterMoreThanTheText() {
        assertThat(read(TEXT, Optional.of("abc-1"), OptionalInt.empty()).messageIds())
                .startsWith("abc-1", "785729226");
    }

    @Test
    void readsAReceiptWithoutText() {
        Receipt receipt = read("", Optional.of("77"), OptionalInt.of(5));

        assertThat(receipt.delivered()).contains(false);
        assertThat(receipt.status()).isEqualTo("UNDELIV");
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED, true",
        "Delivrd, true",
        "FAILED, false",
        "UNDELIVERABLE, false",
        "EXPIRED, false",
        "REJECTED, false",
        "DELETED, false",
        "ACCEPTED, ",
        "ENROUTE, ",
        "UNKNOWN, ",
        "X, "
    })
    void readsAStateHoweverItIsAbbreviated(String word, Boolean delivered) {
        assertThat(read("id:1 stat:" + word + " err:000", Optional.empty(), OptionalInt.empty())
                        .delivered())
                .isEqualTo(Optional.ofNullable(delivered));
    }

    @Test
    void fallsBackOnTheParameterIfTheStateIsUnknown() {
        assertThat(read("id:1 stat:OK err:000", Optional.empty(), OptionalInt.of(2))
                        .delivered())
                .contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stat:DELIVRD", "id: sub:001 stat:DELIVRD"})
    void ignoresAReceiptWithoutAnId(String text) {
        assertThat(text(text).read("+82", "114", Optional.empty(), OptionalInt.empty(), IdNotation.ANY))
                .isInstanceOf(Incoming.Other.class);
    }

    @Test
    void recognisesAReceiptByItsText() {
        assertThat(text(TEXT).isReceipt()).isTrue();
        assertThat(text("id:1 stat:DELIVERED err:0").isReceipt()).isTrue();
        assertThat(text("id:1 STAT:DELIVRD done date:2601221001").isReceipt()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id: what does stat mean?", "my id:5 stat:DELIVRD err:1", "id:5", "stat:DELIVRD err:000"})
    void doesNotTakeOtherTextsForReceipts(String text) {
        assertThat(text(text).isReceipt()).isFalse();
    }

    private static Receipt read(String text, Optional<String> receiptedId, OptionalInt state) {
        return (Receipt) text(text).read("+821012345678", "114", receiptedId, state, IdNotation.ANY);
    }

    private static ReceiptText text(String text) {
        return ReceiptText.of(4, false, text.getBytes(StandardCharsets.US_ASCII));
    }
}
