package telecom.assistant.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedTextTest {

    @Test
    void removesNulAndUnpairedSurrogates() {
        assertThat(WellFormedText.of("a\0b\uD83Dc\uDE00d\uDE00\uD83D")).isEqualTo("abcd");
        assertThat(WellFormedText.of("\0\uD800")).isEmpty();
        assertThat(WellFormedText.of((String) null)).isNull();
    }

    @Test
    void keepsEverythingElse() {
        String text = "요금 😀 \u0001\t\n\u200D\uFFFD";

        assertThat(WellFormedText.of(text)).isEqualTo(text);
    }

    @Test
    void cleansNamesAndTextsAnywhereInJson() throws Exception {
        ObjectMapper json = new ObjectMapper();

        assertThat(WellFormedText.of(json.readTree("{\"a\\u0000\":[\"\\ud83d\",{\"b\":\"c\\u0000\"},7,null,true]}")))
                .isEqualTo(json.readTree("{\"a\":[\"\",{\"b\":\"c\"},7,null,true]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u3000\n", "\u200B\u200C\u200D", "\uFEFF\u2060", "\u00AD", "\u3164", "\uFE0F", "\u202E"
            })
    void recognisesInvisibleTexts(String text) {
        assertThat(WellFormedText.isInvisible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ㅇ", ".", "👍", "👨\u200D👩", "\u200B1", "❤\uFE0F"})
    void recognisesVisibleTexts(String text) {
        assertThat(WellFormedText.isInvisible(text)).isFalse();
    }
}
