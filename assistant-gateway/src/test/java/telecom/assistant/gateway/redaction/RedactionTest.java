package telecom.assistant.gateway.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All numbers and names in here are made up. */
class RedactionTest {

    private static final Redaction NO_NAMES = Redaction.of(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010-1234-5678",
                "01012345678",
                "010 1234 5678",
                "010.1234.5678",
                "010 - 1234 - 5678",
                "010–1234–5678",
                "(010)1234-5678",
                "010)1234-5678",
                "０１０-１２３４-５６７８"
            })
    void masksAMobileNumberHoweverItIsWritten(String number) {
        assertThat(NO_NAMES.redact("제 번호는 " + number + "이에요")).isEqualTo("제 번호는 010-****-5678이에요");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+821012345678",
                "+82-10-1234-5678",
                "+82 10 1234 5678",
                "82-10-1234-5678",
                "+82 (0)10-1234-5678",
                "+82 010-1234-5678",
                "0082 10 1234 5678"
            })
    void masksANumberWithItsCountryCode(String number) {
        assertThat(NO_NAMES.redact("Call " + number + ", please")).isEqualTo("Call +82-10-****-5678, please");
    }

    @ParameterizedTest
    @CsvSource({
        "02-123-4567, 02-****-4567",
        "02-1234-5678, 02-****-5678",
        "0212345678, 02-****-5678",
        "02)1234-5678, 02-****-5678",
        "031-123-4567, 031-****-4567",
        "0511234567, 051-****-4567",
        "064 123 4567, 064-****-4567",
        "011-123-4567, 011-****-4567",
        "070-1234-5678, 070-****-5678",
        "0507-1234-5678, 0507-****-5678",
        "050712345678, 0507-****-5678",
        "+82-2-123-4567, +82-2-****-4567",
        "1234-5678, ****-5678"
    })
    void masksLandlinesOldMobilesAndVirtualNumbers(String number, String masked) {
        assertThat(NO_NAMES.redact("전화 " + number + " 입니다")).isEqualTo("전화 " + masked + " 입니다");
    }

    @ParameterizedTest
    @ValueSource(strings = {"900101-1234567", "9001011234567", "900101 - 1234567", "９００１０１-１２３４５６７"})
    void masksResidentRegistrationNumbers(String number) {
        assertThat(NO_NAMES.redact("주민번호 " + number)).isEqualTo("주민번호 900101-*******");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "3782 822463 10005",
                "5500005555555559"
            })
    void removesCards(String card) {
        assertThat(NO_NAMES.redact("카드 " + card + "로 결제해줘")).isEqualTo("카드 <CARD>로 결제해줘");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110-123-456789",
                "110123456789",
                "1002-123-456789",
                "123456-01-123456",
                "123-45-67890",
                "356938035643809123",
                "4111 1111 1111 1112",
                "110 123 456789 01"
            })
    void removesAccountsAndOtherLongNumbers(String number) {
        assertThat(NO_NAMES.redact("계좌 " + number + "으로 보내줘")).isEqualTo("계좌 <NUMBER>으로 보내줘");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-22 10:30에 갈게요",
                "2026-01-22 10 30에 갈게요",
                "2025-2026년 요금",
                "요금은 1,234,567원이에요",
                "39000원이나 49000원 요금제",
                "데이터 5GB, 통화 300분",
                "고객센터는 114, 1599-0011입니다",
                "100000000이 아니라 12345678"
            })
    void keepsDatesAmountsAndCompanyNumbers(String text) {
        String expected = text.replace("100000000", "<NUMBER>");

        assertThat(NO_NAMES.redact(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "haneul.kim+skt@naver.com으로 보내줘, <EMAIL>으로 보내줘",
        "write to HANEUL@mail.example.co.kr., write to <EMAIL>.",
        "haneul골뱅이naver.com 이에요, <EMAIL> 이에요",
        "haneul 골뱅이 네이버 닷컴, <EMAIL>"
    })
    void removesMailAddresses(String text, String redacted) {
        assertThat(NO_NAMES.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource({
        "제 번호는 공일공 일이삼사 오육칠팔입니다, 제 번호는 <NUMBER>입니다",
        "공일공에 일이삼사에 오육칠팔, <NUMBER>",
        "it is zero one zero one two three four five six, it is <NUMBER>",
        "'it is Zero-one-zero, one two three four', it is <NUMBER>"
    })
    void removesNumbersSpokenDigitByDigit(String text, String redacted) {
        assertThat(NO_NAMES.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"이 사람이 오늘 이사 가요", "one or two of the three plans", "오 이 요금제 사고 싶어요"})
    void keepsWordsThatOnlyLookLikeDigits(String text) {
        assertThat(NO_NAMES.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "저는 김하늘이에요, 저는 <NAME>이에요",
        "김 하늘입니다, <NAME>입니다",
        "하늘 님이 말한, <NAME> 님이 말한",
        "하늘씨 맞죠, <NAME>씨 맞죠",
        "하늘이 맑아요, 하늘이 맑아요",
        "[agent 지우] 안녕하세요, [agent <NAME>] 안녕하세요",
        "I am haneul kim, I am <NAME>",
        "Thank you Haneul!, Thank you <NAME>!",
        "Minho가 도와줬어요, <NAME>가 도와줬어요",
        "저는 남궁 민수입니다, 저는 <NAME>입니다",
        "저는 남궁민수입니다, 저는 <NAME>입니다",
        "김철수 팀장이 도와줬어요, <NAME>이 도와줬어요"
    })
    void removesKnownNames(String text, String redacted) {
        Redaction redaction = Redaction.of(List.of("김하늘", "지우", "Haneul Kim", "Minho", "남궁 민수", "김철수 팀장"));

        assertThat(redaction.redact(text)).isEqualTo(redacted);
    }

    @Test
    void findsANameInDecomposedLetters() {
        String decomposed = java.text.Normalizer.normalize("김하늘입니다", java.text.Normalizer.Form.NFD);

        assertThat(Redaction.of(List.of("김하늘")).redact(decomposed)).isEqualTo("<NAME>입니다");
    }

    @Test
    void ignoresNamesThatAreBlankOrOneLetter() {
        assertThat(Redaction.of(java.util.Arrays.asList(null, "", " ", "a")).redact("a plan"))
                .isEqualTo("a plan");
    }

    @Test
    void changesNothingTheSecondTime() {
        String text = "010-1234-5678, 900101-1234567, 4111 1111 1111 1111, 110-123-456789, a@b.kr, 김하늘";
        Redaction redaction = Redaction.of(List.of("김하늘"));

        String once = redaction.redact(text);

        assertThat(once).doesNotContain("1234567", "4111", "하늘", "@");
        assertThat(redaction.redact(once)).isEqualTo(once);
    }

    /** Backtracking would take hours. */
    @Test
    void isQuickWithLongTextsThatAlmostMatch() {
        String almost = "1-".repeat(20_000) + " " + "a.".repeat(20_000) + " "
                + "일 ".repeat(7).repeat(2_000);

        assertThat(NO_NAMES.redact(almost)).isNotEmpty();
    }

    @Test
    void keepsNullAndEmptyTexts() {
        assertThat(NO_NAMES.redact(null)).isNull();
        assertThat(NO_NAMES.redact("")).isEmpty();
    }
}
