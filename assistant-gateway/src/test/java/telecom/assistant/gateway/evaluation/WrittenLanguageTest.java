package telecom.assistant.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenLanguageTest {

    @ParameterizedTest
    @CsvSource({
        "이번 달 요금 얼마예요?, ko",
        "5G 프리미어 에센셜 요금제입니다., ko",
        "T world app에서 확인하세요, ko",
        "Your plan is 5G Premier., en",
        "Your plan is 5G 프리미어., en"
    })
    void decidesByTheLetters(String text, String language) {
        assertThat(WrittenLanguage.of(text)).contains(language);
    }

    @ParameterizedTest
    @CsvSource({"12345 67890", "ok", "네"})
    void doesNotGuessFromAFewLetters(String text) {
        assertThat(WrittenLanguage.of(text)).isEmpty();
    }
}
