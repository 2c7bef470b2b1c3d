package telecom.assistant.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "-  | -                           | ko",
                "-  | ko-KR,ko;q=0.9,en;q=0.8     | ko",
                "-  | en-GB,en;q=0.9,ko;q=0.5     | en",
                "-  | ja,ko;q=0.5                 | ko",
                "-  | fr-FR,fr;q=0.9              | en",
                "-  | ;;;                         | ko",
                "en | ko-KR                       | en",
                "xx | ko-KR                       | ko",
            })
    void followsTheSwitchAndOtherwiseTheBrowser(String asked, String acceptLanguage, String expected) {
        assertThat(PageLanguage.of(asked, acceptLanguage)).isEqualTo(expected);
    }
}
