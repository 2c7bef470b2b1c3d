package telecom.assistant.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OK",
                "ok thank you",
                "eSIM",
                "LTE",
                "wifi LTE",
                "5G roaming data",
                "iPhone 17 Pro Max",
                "Galaxy S25 Ultra",
                "Call of Duty",
                "Netflix YouTube Premium",
                "yes",
                "hello",
                "wi-fi 7",
                "010-1234-5678",
                "👍"
            })
    void keepsTheLanguageForNamesLoanwordsAndCourtesies(String text) {
        assertThat(Language.of(text, "ko-KR")).isEqualTo("ko");
        assertThat(Language.of(text, "en-US")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I would like to speak English please",
                "How much is my bill this month?",
                "What's my data usage",
                "can you check roaming",
                "English please",
                "Why is my bill higher?",
                "My wifi is broken",
                "What does 요금제 mean?",
                "cancel the plan",
                "roaming data for Japan please",
                "I don’t want the LTE plan"
            })
    void recognisesEnglishSentences(String text) {
        assertThat(Language.of(text, "ko-KR")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "네",
                "ㅋㅋ",
                "eSIM 개통",
                "LTE wifi data plan 있어요?",
                "OK 감사합니다",
                "YouTube Premium 이랑 Netflix 되나요",
                "I am SK 요금제 가입하고 싶은데 어떻게 하나요"
            })
    void recognisesKorean(String text) {
        assertThat(Language.of(text, "en-US")).isEqualTo("ko");
    }
}
