package telecom.assistant.channel.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All numbers in this test are made up. */
class PersonalDataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "900101-1234567",
                "9001011234567",
                "900101 - 1234567",
                "900101 1234567",
                "900101.1234567",
                "900101_1234567",
                "900101–1234567",
                "900101−1234567",
                "900101/1234567",
                "90.01.01-1234567",
                "90-01-01-1234567",
                "900101-1-234567",
                "900101-1 234567",
                "9 0 0 1 0 1 1 2 3 4 5 6 7",
                "9.0.0.1.0.1-1.2.3.4.5.6.7",
                "9_0_0_1_0_1_1_2_3_4_5_6_7",
                "９００１０１-１２３４５６７",
                "９００１０１－１２３４５６７",
                "９００１０１　１２３４５６７",
                "900101\u200B-\u200B1234567",
                "9\u200B0\u200B0\u200B1\u200B0\u200B1\u200B1\u200B2\u200B3\u200B4\u200B5\u200B6\u200B7",
                "900101\uFEFF1234567",
                "900101\u00AD-1234567",
                "٩٠٠١٠١-١٢٣٤٥٦٧"
            })
    void masksAResidentNumberHoweverItIsWritten(String number) {
        assertThat(PersonalData.mask("제 번호는 " + number + "이고 5 GB")).isEqualTo("제 번호는 900101-*******이고 5 GB");
    }

    @ParameterizedTest
    @CsvSource({
        "외국인등록 900101-5234567, 외국인등록 900101-*******",
        "여권 M12345678입니다, 여권 M********입니다",
        "passport m123a4567., passport m********.",
        "여권 Ｍ１２３４５６７８, 여권 M********",
        "면허 11-20-123456-78, 면허 11-**-******-**",
        "면허 11 20 123456 78, 면허 11-**-******-**",
        "카드 4111111111111111로, 카드 ****-****-****-1111로",
        "카드 4111 1111 1111 1111, 카드 ****-****-****-1111",
        "카드 4111.1111.1111.1111, 카드 ****-****-****-1111",
        "카드 ４１１１-１１１１-１１１１-１１１１, 카드 ****-****-****-1111",
        "카드 5500_0055_5555_5559, 카드 ****-****-****-5559",
        "카드 3782 822463 10005, 카드 ****-****-****-0005",
        "카드 4111 1111 1111 1111 12/28, 카드 ****-****-****-1111 12/28",
        "카드 4111 1111 1111 1111 123, 카드 ****-****-****-1111 123",
        "1. 4111-1111-1111-1111, 1. ****-****-****-1111",
        "010-1234-5678 4111-1111-1111-1111, 010-1234-5678 ****-****-****-1111",
        "3782 822463 10005 12/28 1234, ****-****-****-0005 12/28 1234",
        "요금제 5 900101-1234567, 요금제 5 900101-*******"
    })
    void masksOtherDocumentsAndCards(String text, String masked) {
        assertThat(PersonalData.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "주문 901301-1234567",
                "주문 261130-0012345",
                "주문번호 20261130-0001234",
                "12345678901234567890",
                "IMEI 356938035643809",
                "IMEI 490154203237518",
                "010-1234-5678 32요금제",
                "01012345678",
                "010-1234-5678, 010-1234-5679",
                "010-1234-5678 010-1234-5679",
                "IMEI 356938035643809 490154203237518",
                "02-123-4567",
                "1,234,567원",
                "₩1,043,200",
                "2026-11-30 18:30",
                "26.11.30 - 26.12.01",
                "2026.11.30 12.30.45",
                "계좌 110-123-456789",
                "계좌 1002-123-456789",
                "+82 010-1234-5678",
                "카드 4111 1111 1111 1112",
                "a@example.com",
                "모델 S928N, SM12345678",
                "\uD83D\uDE00 ㅎㅎ"
            })
    void leavesEverythingElseAsItWasWritten(String text) {
        assertThat(PersonalData.mask(text)).isEqualTo(text);
    }

    @Test
    void masksNamesAndNumbersInJson() throws Exception {
        ObjectMapper json = new ObjectMapper();

        assertThat(
                        PersonalData.mask(
                                json.readTree(
                                        "{\"9001011234567\":9001011234567,\"a\":[4111111111111111,9.001011234567E12,7,0.5,true,null]}")))
                .isEqualTo(json.readTree("{\"900101-*******\":\"900101-*******\","
                        + "\"a\":[\"****-****-****-1111\",\"900101-*******\",7,0.5,true,null]}"));
    }

    @Test
    void isIdempotent() {
        String once = PersonalData.mask("900101-1234567 M12345678 11-20-123456-78 4111 1111 1111 1111");

        assertThat(PersonalData.mask(once)).isEqualTo(once);
    }

    /** With backtracking, this would take hours. */
    @Test
    void isFastOnLongTextsThatAlmostMatch() {
        assertThat(PersonalData.mask("1 - ".repeat(5_000) + "1".repeat(20_000))).isNotEmpty();
    }

    /** Each digit may begin a number, but must be read only a bounded number of times. */
    @ParameterizedTest
    @ValueSource(strings = {"4", "4 ", "4111111111111112 ", "4 - ", "𝟒", "4111 1111 1111 1111 "})
    void isFastOnAMessageFullOfDigits(String repeated) {
        String digits = repeated.repeat(65_536 / repeated.length());

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PersonalData.mask(digits));
    }

    @Test
    void masksDigitsThatTakeTwoCharacters() {
        assertThat(PersonalData.mask("𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏번")).isEqualTo("****-****-****-1111번");
    }
}
