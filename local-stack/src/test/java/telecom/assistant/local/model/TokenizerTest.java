package telecom.assistant.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "one two",
                "  one,two three. ",
                "요금이 얼마예요? ₩43,200",
                "a요b금",
                "line\none\ttab\u000bother\r",
                "\u3000wide\u3000",
                "😀😀😀 smile",
                "\u0001\u001f x"
            })
    void countsAsManyTokensAsItCuts(String text) {
        assertThat(Tokenizer.count(text)).isEqualTo(Tokenizer.of(text).size());
        assertThat(String.join("", Tokenizer.of(text))).isEqualTo(text);
    }
}
